/**
 * A text as it is compared when somebody looks for it: width, case, accents and the two kanas make no difference
 * (ﾀﾅｶ, タナカ and たなか; Café and cafe).
 */
export function fold(text: string): string {
  if (UNFOLDED.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll(/[\u30a1-\u30f6\u30fd\u30fe]/g, (katakana) => String.fromCharCode(katakana.charCodeAt(0) - KANA_APART))
}

/** ASCII, hiragana and kanji: most of what is looked through, and nothing of it needs more. */
const UNFOLDED = /^[\x00-\x7f\u3005\u3041-\u3096\u30fc\u4e00-\u9fff]*$/

/** From a katakana to its hiragana, in code units. */
const KANA_APART = 0x60

/** What is looked for, folded once. Empty: nothing is looked for, and everything is found alike. */
export type Needle = readonly string[]

export const needleOf = (typed: string): Needle =>
  fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '')

/**
 * How well something with these names is found: 0 is best, null not at all. Every word that was typed must be found in one of
 * the names: at its beginning, at the beginning of one of its words, inside it, or as letters in this order with others between.
 */
export const rankOf = (needle: Needle, names: readonly string[]): number | null =>
  sumOf(needle, names.map(fold), (word, name) => closeRankOf(word, name) ?? scatteredRankOf(word, name))

/** The same among names that are folded already and many: letters with others between them would find too much. */
export const rankOfFolded = (needle: Needle, folded: readonly string[]): number | null =>
  sumOf(needle, folded, closeRankOf)

function sumOf(
  needle: Needle,
  folded: readonly string[],
  rankOfWord: (word: string, name: string) => number | null,
): number | null {
  let sum = 0
  for (const word of needle) {
    const ranks = folded.map((name) => rankOfWord(word, name)).filter((rank) => rank !== null)
    if (ranks.length === 0) return null
    sum += Math.min(...ranks)
  }
  return sum
}

const AT_START = 0
const AT_WORD = 1
const INSIDE = 2
const SCATTERED = 3

function closeRankOf(word: string, name: string): number | null {
  const at = name.indexOf(word)
  if (at === 0) return AT_START
  if (at === -1) return null
  return startsWord(word, name) ? AT_WORD : INSIDE
}

function scatteredRankOf(word: string, name: string): number | null {
  const gaps = gapsOf(word, name)
  return gaps === null ? null : SCATTERED + gaps / (gaps + 1)
}

const startsWord = (word: string, name: string): boolean =>
  name.split(/[\s\-_.,/・()（）「」]+/).some((part) => part.startsWith(word))

/** How many letters stand between the first and the last of `word` in `name`, taken in order; null where they are not there. */
function gapsOf(word: string, name: string): number | null {
  let from = -1
  let first = -1
  for (const letter of word) {
    from = name.indexOf(letter, from + 1)
    if (from === -1) return null
    if (first === -1) first = from
  }
  return from - first + 1 - word.length
}
