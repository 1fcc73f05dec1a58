import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from './limits.ts'
import { isPlainName, Name } from './names.ts'
import { anyText } from './testing/arbitrary.ts'

describe('names', () => {
  it.each(['a', 'Hana', '山田 花子', "O'Brien", 'Ω', 'é', 'ﾊﾅ', 'general', '👩‍💻', '🇯🇵', '1️⃣', '1', '-', 'a\u00a0b'])(
    '[FR8] takes %j',
    (name) => {
      expect(isPlainName(name)).toBe(true)
    },
  )

  it.each([
    ['nothing', ''],
    ['a space', ' '],
    ['a space in front', ' a'],
    ['a space behind', 'a '],
    ['an ideographic space behind', 'a\u3000'],
    ['a tab', 'a\tb'],
    ['a line feed', 'a\nb'],
    ['NUL', 'a\u0000'],
    ['delete', 'a\u007f'],
    ['a C1 control', 'a\u0085b'],
    ['a high surrogate alone', 'a\ud83d'],
    ['a low surrogate alone', '\ude00a'],
    ['a private-use character', 'a\ue000'],
    ['an unassigned code point', 'a\u0378'],
    ['a noncharacter', 'a\uffff'],
    ['a line separator', 'a\u2028b'],
    ['a paragraph separator', 'a\u2029b'],
    ['a soft hyphen', 'a\u00adb'],
    ['a zero-width space', 'a\u200bb'],
    ['a zero-width non-joiner', 'a\u200cb'],
    ['a left-to-right mark', 'a\u200eb'],
    ['a right-to-left override', 'a\u202eb'],
    ['a bidi isolate', 'a\u2066b'],
    ['an Arabic letter mark', 'a\u061cb'],
    ['a word joiner', 'a\u2060b'],
    ['a byte order mark', 'a\ufeffb'],
    ['an interlinear annotation', 'a\ufff9b'],
    ['a Hangul filler', '\u3164'],
    ['a halfwidth Hangul filler', '\uffa0'],
    ['a Hangul choseong filler', '\u115f'],
    ['a blank Braille pattern', '\u2800'],
    ['a grapheme joiner', 'mika\u034f'],
    ['a joiner behind a letter', 'mika\u200d'],
    ['a joiner between letters', 'mi\u200dka'],
    ['a joiner behind an emoji', '👩\u200d'],
    ['a joiner in front of an emoji', 'a\u200d👩'],
    ['two joiners in an emoji', '👩\u200d\u200d💻'],
    ['a presentation selector behind a letter', 'mika\ufe0f'],
    ['a presentation selector behind a digit', '1\ufe0f'],
    ['two presentation selectors', '❤\ufe0f\ufe0f'],
    ['another variation selector behind an emoji', '❤\ufe0e'],
    ['an ideographic variation selector', 'mika\u{e0101}'],
    ['a tag', 'mika\u{e0061}'],
    ['a Mongolian variation selector', 'mika\u180b'],
    ['an inherent Khmer vowel', 'mika\u17b4'],
    ['an unassigned pictograph', '\u{1faff}'],
    ['what is not NFC', 'e\u0301'],
  ])('[FR8] refuses %s', (_, name) => {
    expect(isPlainName(name)).toBe(false)
    expect(Name.safeParse(name).success).toBe(false)
  })

  it.each(['👩‍👩‍👧‍👦', '👩🏽‍⚕️', '🏳️‍🌈', '❤️‍🔥', 'ミカ❤️', '👋🏻 mika', '👩‍💻👩‍💻'])('[FR8] takes the emoji sequence %j', (name) => {
    expect(isPlainName(name)).toBe(true)
  })

  it.each([1, limits.nameLength - 1, limits.nameLength])('[FR8] takes %d code points', (length) => {
    for (const char of ['a', '花', '😀']) expect(Name.safeParse(char.repeat(length)).success).toBe(true)
  })

  it('[FR8] refuses one code point more', () => {
    for (const char of ['a', '花', '😀']) expect(Name.safeParse(char.repeat(limits.nameLength + 1)).success).toBe(false)
  })

  it('never throws, and takes only what survives JSON unchanged', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        if (isPlainName(name)) expect(new TextDecoder().decode(new TextEncoder().encode(name))).toBe(name)
      }),
    )
  })
})
