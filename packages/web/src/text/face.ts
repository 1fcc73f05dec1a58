/**
 * Whether `*…*` is a face and no emphasis: `(*^_^*)`, `(*´ω｀*)`. Faces hold no word; a single letter may be a mouth, if the
 * face has its cheeks.
 * @param around the characters before and after the marks
 */
export function isFace(inside: string, [before, after]: readonly [string, string]): boolean {
  if (!/[\p{L}\p{N}]/u.test(inside)) return true
  const cheeks = '(（'.includes(before) && before !== '' && ')）'.includes(after) && after !== ''
  return cheeks && !/[\p{L}\p{N}]{2}/u.test(inside)
}
