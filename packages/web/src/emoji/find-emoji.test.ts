import { beforeAll, describe, expect, it } from 'vitest'
import { loadEmoji, type Emoji } from './emoji-data.ts'
import { findEmoji } from './find-emoji.ts'

let all: readonly Emoji[]
beforeAll(async () => {
  all = await loadEmoji('ja')
})
const found = (typed: string, most = 8) => findEmoji(all, typed, most).map(({ emoji }) => emoji)

describe('looking for an emoji', () => {
  it.each([
    ['heart', '❤️'],
    ['+1', '👍'],
    ['thumbsup', '👍'],
    ['bow', '🙇'],
    ['folded_hands', '🙏'],
    ['folded hands', '🙏'],
    ['拍手', '👏'],
    ['ハート', '♥️'],
    ['はーと', '♥️'],
    ['東京', '🗼'],
    ['100', '💯'],
  ])('finds %s first by its name, in either language', (typed, emoji) => {
    expect(found(typed)[0]).toBe(emoji)
  })

  it('finds what a word makes people think of, after what is called so', () => {
    const thumbs = found('thumb')
    expect(thumbs.slice(0, 2)).toEqual(['👍', '👎'])
    expect(thumbs).toContain('🫰')
  })

  it('wants every word', () => {
    expect(found('flag japan')).toContain('🇯🇵')
    expect(found('flag qqq')).toEqual([])
  })

  it('finds nothing by letters with others between', () => {
    expect(found('thbsp')).toEqual([])
  })

  it('shows the first ones where nothing is looked for, and never more than it is asked for', () => {
    expect(found('  ', 3)).toEqual(all.slice(0, 3).map(({ emoji }) => emoji))
    expect(found('a', 5)).toHaveLength(5)
    expect(found('a', 0)).toEqual([])
  })
})
