import { describe, expect, it } from 'vitest'
import { fold, needleOf, rankOf, rankOfFolded } from './fold-search.ts'

const found = (typed: string, ...names: readonly string[]) => rankOf(needleOf(typed), names)

describe('looking for a name', () => {
  it('makes no difference between widths, cases, accents and kanas', () => {
    expect(fold('ﾀﾅｶ')).toBe(fold('たなか'))
    expect(fold('タナカ')).toBe(fold('たなか'))
    expect(fold('ｶﾞｲﾄﾞ')).toBe(fold('がいど'))
    expect(fold('Ｃafé')).toBe(fold('CAFE'))
  })

  it('keeps the marks that make another kana', () => {
    expect(fold('ガ')).not.toBe(fold('カ'))
    expect(fold('パ')).not.toBe(fold('ハ'))
  })

  it('finds a name by its reading', () => {
    expect(found('さとう', '佐藤 花', 'さとう はな')).toBe(0)
    expect(found('サト', '佐藤 花', 'さとう はな')).toBe(0)
    expect(found('さとう', '田中 翔', 'たなか しょう')).toBeNull()
  })

  it('prefers the beginning to the beginning of a word, that to the inside, and that to scattered letters', () => {
    const ranks = ['Release', 'Next release', 'Prerelease', 'r e l'].map((name) => found('rel', name))
    expect(ranks).toEqual([...ranks].sort((a, b) => (a ?? 9) - (b ?? 9)))
    expect(new Set(ranks).size).toBe(4)
  })

  it('wants every word, in any order', () => {
    expect(found('花 佐藤', '佐藤 花')).not.toBeNull()
    expect(found('花 田中', '佐藤 花')).toBeNull()
    expect(found('佐藤花', '佐藤 花')).not.toBeNull()
  })

  it('folds what needs folding alone, and all of that', () => {
    for (const text of ['plain ASCII', 'ひらがなと漢字', '人々']) expect(fold(text)).toBe(text.toLowerCase())
    expect(fold('漢字カナ')).toBe('漢字かな')
    expect(fold('か\u3099')).toBe('が')
  })

  it('among many finds nothing by scattered letters', () => {
    expect(rankOf(needleOf('rls'), ['release'])).not.toBeNull()
    expect(rankOfFolded(needleOf('rls'), ['release'])).toBeNull()
    expect(rankOfFolded(needleOf('lea'), ['release'])).toBe(rankOf(needleOf('lea'), ['release']))
  })

  it('for nothing finds everything alike', () => {
    expect(found('  ', '佐藤 花')).toBe(0)
  })
})
