import { isPlainName } from '@warifu/client'

/** A typed name as it is used: outer spaces gone, in the one composed form (Unicode NFC). Null where no name can be made of it. */
export function plainName(typed: string): string | null {
  const name = typed.normalize('NFC').trim()
  return isPlainName(name) ? name : null
}

/** The first letter of a name as a person sees it, for the mark beside their messages. */
export function initial(name: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name)
  return first === undefined ? '' : first.segment.toLocaleUpperCase()
}
