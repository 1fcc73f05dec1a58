import * as z from 'zod/mini'
import { limits } from './limits.ts'

/**
 * Characters that hide, reorder or break a line of text: controls, surrogates, unassigned and private-use code points,
 * line and paragraph separators, interlinear annotations, the blank Braille pattern, and all that a reader is not shown:
 * bidi controls (Unicode UAX #9), joiners, fillers, tags and variation selectors (UAX #44, Default_Ignorable_Code_Point).
 */
const DECEIVING = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB]/u

/** An emoji sequence whose joiners (U+200D) and presentation selectors (U+FE0F) do stand for something (UTS #51, 1.4). */
const EMOJI_SEQUENCE =
  /[0-9#*]\uFE0F\u20E3|\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?(?:\u200D\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)*/gu

const withoutJoiners = (sequence: string) => sequence.replace(/[\u200D\uFE0F]/g, '')

/** True where `text` is one line of at most `purposeLength` code points, plain as a name is, or empty. */
export function isPlainPurpose(text: string): boolean {
  return [...text].length <= limits.purposeLength && (text === '' || isPlain(text))
}

/** NFC, without outer spaces and without characters that deceive a reader. */
function isPlain(text: string): boolean {
  if (text !== text.trim() || text !== text.normalize('NFC')) return false
  return !DECEIVING.test(text.replace(EMOJI_SEQUENCE, withoutJoiners))
}

/** True where `name` is 1 to 64 code points, NFC, without outer spaces and without characters that deceive a reader. */
export function isPlainName(name: string): boolean {
  const length = [...name].length
  return length >= 1 && length <= limits.nameLength && isPlain(name)
}

/** An account's or a room's name, as people see it. */
export const Name = z.string().check(z.maxLength(limits.nameLength * 4), z.refine(isPlainName))
