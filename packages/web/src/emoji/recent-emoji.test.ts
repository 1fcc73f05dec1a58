import { describe, expect, it } from 'vitest'
import { recentEmoji, rememberEmoji, type EmojiShelf } from './recent-emoji.ts'

function shelf(kept: string | null = null): () => EmojiShelf {
  let value = kept
  const made: EmojiShelf = {
    getItem: () => value,
    setItem: (_, next) => {
      value = next
    },
  }
  return () => made
}

describe('the emoji that were used last', () => {
  it('stand with the last one first, each once', () => {
    const here = shelf()
    for (const emoji of ['👍', '🙏', '👍', '🎉']) rememberEmoji(here, emoji)
    expect(recentEmoji(here)).toEqual(['🎉', '👍', '🙏'])
  })

  it('are sixteen at most', () => {
    const here = shelf()
    for (let index = 0; index < 40; index += 1) rememberEmoji(here, `e${index}`)
    expect(recentEmoji(here)).toHaveLength(16)
    expect(recentEmoji(here)[0]).toBe('e39')
  })

  it.each(['not JSON', '{}', '7', 'null', '[1,null,{}]'])('are none where something else is kept: %s', (kept) => {
    expect(recentEmoji(shelf(kept))).toEqual([])
  })

  it('are none where the browser forbids storage, and choosing one still works', () => {
    const forbidden = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    expect(recentEmoji(forbidden)).toEqual([])
    expect(() => {
      rememberEmoji(forbidden, '👍')
    }).not.toThrow()
  })
})
