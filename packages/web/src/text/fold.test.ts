import { describe, expect, it } from 'vitest'
import { foldedPart } from './fold.ts'

const lines = (count: number) => Array.from({ length: count }, (_, line) => `line ${line + 1}`).join('\n')

describe('folding', () => {
  it.each([
    ['nothing', ''],
    ['as many lines as folding is not worth it for', lines(24)],
    ['as many characters', 'x'.repeat(1_800)],
  ])('leaves %s whole', (_what, text) => {
    expect(foldedPart(text)).toBeNull()
  })

  it('shows twenty of more lines', () => {
    expect(foldedPart(lines(25))).toBe(lines(20))
  })

  it('shows the beginning of one long line, and says that it goes on', () => {
    expect(foldedPart('x'.repeat(1_801))).toBe(`${'x'.repeat(1_500)}…`)
  })

  it('is about characters where twenty lines are long', () => {
    expect(foldedPart(`${'x'.repeat(200)}\n`.repeat(25))?.length).toBeLessThanOrEqual(1_501)
  })

  it.each([
    ['a space', 'word '.repeat(400), 'word…'],
    ['a sentence', 'これは少し長い文章です。'.repeat(160), '。…'],
    ['a line', `${'x'.repeat(1_450)}\n${'y'.repeat(400)}`, 'x…'],
  ])('cuts behind %s where one is near', (_what, text, end) => {
    expect(foldedPart(text)?.endsWith(end)).toBe(true)
  })

  it('never cuts a character in two', () => {
    const folded = foldedPart(`x${'😀'.repeat(1_000)}`) ?? ''
    expect(folded.isWellFormed()).toBe(true)
    expect(folded).toHaveLength(1_500)
  })

  it('takes no longer for a text that is all line breaks', () => {
    expect(foldedPart('\n'.repeat(16_000))).toBe('\n'.repeat(19))
  })
})
