import { isEmoji } from '@warifu/client'
import { describe, expect, it } from 'vitest'
import { trimmed } from '../../build/trim-emoji.ts'
import { arrangeEmoji, loadEmoji, type Entry } from './emoji-data.ts'

const english: readonly Entry[] = [
  { hexcode: '2764', unicode: '❤️', label: 'red heart', tags: ['love'], group: 0, order: 20 },
  { hexcode: '1F44D', unicode: '👍️', label: 'thumbs up', tags: ['+1', 'yes'], group: 1, order: 10 },
  { hexcode: '1F3FB', unicode: '🏻', label: 'light skin tone', group: 2, order: 5 },
  { hexcode: '1F1E6', unicode: '🇦', label: 'regional indicator A' },
  { hexcode: 'FFFF', unicode: '\u{1FAFF}', label: 'of a later year', group: 0, order: 1 },
]
const japanese: readonly Entry[] = [
  { hexcode: '1F44D', unicode: '👍️', label: 'サムズアップ', tags: ['いいね'], group: 1, order: 10 },
]
const shortcodes = { '1F44D': ['+1', 'thumbs_up'], '2764': 'heart' }

describe('emoji', () => {
  it('stand in the order of keyboards, without the parts of others', () => {
    expect(arrangeEmoji('en', english, japanese, shortcodes).map(({ emoji }) => emoji)).toEqual(['👍', '❤️'])
  })

  it('are called in the reader’s language, as far as it has a name', () => {
    expect(arrangeEmoji('ja', english, japanese, shortcodes).map(({ label }) => label)).toEqual([
      'サムズアップ',
      'red heart',
    ])
    expect(arrangeEmoji('en', english, japanese, shortcodes)[0]?.label).toBe('thumbs up')
  })

  it('are found in both languages, folded', () => {
    const [thumb] = arrangeEmoji('en', english, japanese, shortcodes)
    expect(thumb?.names).toEqual(['+1', 'thumbs up', 'thumbs up', 'さむずあっぷ'])
    expect(thumb?.words).toEqual([...(thumb?.names ?? []), '+1', 'yes', 'いいね'])
  })

  it('have the first of their shortcodes, or none', () => {
    const codes = arrangeEmoji('en', english, japanese, { '1F44D': ['+1', 'thumbs_up'] }).map((each) => each.shortcode)
    expect(codes).toEqual(['+1', null])
  })
})

describe('the emoji that we have', () => {
  it('can all be reacted with, and each is there once', async () => {
    const all = await loadEmoji('ja')
    expect(all.length).toBeGreaterThan(1_800)
    expect(all.filter(({ emoji }) => !isEmoji(emoji))).toEqual([])
    expect(new Set(all.map(({ emoji }) => emoji)).size).toBe(all.length)
  })

  it('come in groups that a picker can show whole', async () => {
    const groups = Map.groupBy(await loadEmoji('en'), ({ group }) => group)
    expect([...groups.keys()].sort()).toEqual([0, 1, 3, 4, 5, 6, 7, 8, 9])
    expect(Math.max(...[...groups.values()].map((each) => each.length))).toBeLessThanOrEqual(400)
  })

  it('are the same where the build left out what is not shown', async () => {
    const files = await import('./emoji-files.ts')
    // Trimmed entries have every field that an entry needs.
    const trim = (entries: readonly Entry[]) => trimmed(entries) as readonly Entry[]
    const arranged = arrangeEmoji('ja', trim(files.english), trim(files.japanese), files.shortcodes)
    expect(arranged).toEqual(await loadEmoji('ja'))
    expect(JSON.stringify(trim(files.english)).length).toBeLessThan(JSON.stringify(files.english).length * 0.6)
  })

  it('are loaded once for each language', async () => {
    expect(loadEmoji('ja')).toBe(loadEmoji('ja'))
    expect((await loadEmoji('ja'))[0]?.label).not.toBe((await loadEmoji('en'))[0]?.label)
  })
})
