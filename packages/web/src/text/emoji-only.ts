/** One to three emoji and nothing else, as people see them: flags, families and keycaps are one each (UTS #51). */
const FEW_EMOJI = /^\s*(?:\p{RGI_Emoji}\s*){1,3}$/v

export const isFewEmoji = (text: string): boolean => text.length <= 128 && FEW_EMOJI.test(text)
