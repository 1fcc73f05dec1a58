import * as z from 'zod/mini'
import { limits } from './limits.ts'

/**
 * Characters that hide, reorder or break a line of text: controls, surrogates, unassigned and private-use code points,
 * line and paragraph separators, bidi controls (Unicode UAX #9) and zero-width characters except the joiner emoji need.
 */
const DECEIVING =
  /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/u

/** True where `name` is 1 to 64 code points, NFC, without outer spaces and without characters that deceive a reader. */
export function isPlainName(name: string): boolean {
  const length = [...name].length
  if (length < 1 || length > limits.nameLength) return false
  if (name !== name.trim() || name !== name.normalize('NFC')) return false
  return !DECEIVING.test(name)
}

/** An account's or a room's name, as people see it. */
export const Name = z.string().check(z.maxLength(limits.nameLength * 4), z.refine(isPlainName))
