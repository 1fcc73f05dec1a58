import type { Room } from '@warifu/client'
import { describe, expect, it } from 'vitest'
import type { Emoji } from '../emoji/emoji-data.ts'
import { account, roomId } from '../testing/samples.ts'
import { suggest, type SuggestionSources } from './suggestions.ts'
import type { Token } from './token.ts'

const me = { ...account('me', '中村 葵'), reading: 'なかむら あおい' }
const sato = { ...account('sato', '佐藤 花'), reading: 'さとう はな' }
const saito = { ...account('saito', '斎藤 花'), reading: null }
const hanako = { ...account('hanako', 'Hanako'), reading: null }

const room = (name: string, purpose = ''): Room => ({
  roomId: roomId(name.replaceAll(/[^a-z]/g, 'x')),
  name,
  purpose,
  visibility: 'public',
  peer: null,
  createdAt: 0,
  members: 2,
  head: 0,
  membership: { state: 'member', role: 'member', readSequence: 0, notify: 'all' },
})
const emoji = (sign: string, label: string, shortcode: string | null): Emoji => ({
  emoji: sign,
  label,
  shortcode,
  names: [label, shortcode ?? label],
  words: [label, shortcode ?? label],
  group: 0,
})

const there: SuggestionSources = {
  people: new Map([me, sato, saito, hanako].map((person) => [person.accountId, person])),
  me: me.accountId,
  members: null,
  rooms: [room('general', 'everything'), room('release_notes')],
  emoji: [emoji('👍', 'thumbs up', '+1'), emoji('🙏', 'folded hands', null)],
  commands: [
    { name: 'mute', note: 'be quiet' },
    { name: 'members', note: 'who is here' },
  ],
  linkTo: ({ name }) => `https://chat.example/rooms/${name.length}`,
}
const token = (kind: Token['kind'], query: string): Token => ({ kind, query, from: 0, to: query.length + 1 })
const labels = (kind: Token['kind'], query: string, part: Partial<SuggestionSources> = {}) =>
  suggest(token(kind, query), { ...there, ...part }).map(({ label }) => label)

describe('suggestions of people', () => {
  it('are found by name and by reading, in either kana', () => {
    expect(labels('mention', '佐')).toEqual(['佐藤 花'])
    expect(labels('mention', 'さと')).toEqual(['佐藤 花'])
    expect(labels('mention', 'サトウ')).toEqual(['佐藤 花'])
    expect(labels('mention', 'HANA')).toEqual(['Hanako'])
  })

  it('are nobody whose letters are only scattered: a sentence goes on behind a name', () => {
    expect(labels('mention', 'hnk')).toEqual([])
    expect(labels('mention', 'Hanako and')).toEqual([])
  })

  it('show the reading, and name the account', () => {
    expect(suggest(token('mention', 'さと'), there)).toEqual([
      {
        key: sato.accountId,
        sign: '@',
        label: '佐藤 花',
        note: 'さとう はな',
        insert: '@佐藤 花',
        mention: { accountId: sato.accountId, name: '佐藤 花' },
      },
    ])
  })

  it('put who is in the room first, of those who are found alike', () => {
    expect(labels('mention', '花')).toEqual(['佐藤 花', '斎藤 花'])
    expect(labels('mention', '花', { members: new Set([saito.accountId]) })).toEqual(['斎藤 花', '佐藤 花'])
  })

  it('never are oneself', () => {
    expect(labels('mention', '')).toEqual(['佐藤 花', '斎藤 花', 'Hanako'])
    expect(labels('mention', '中村')).toEqual([])
  })

  it('are eight at most', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ ...account(`p${index}`, `P ${index}`), reading: null }))
    expect(labels('mention', 'p', { people: new Map(many.map((each) => [each.accountId, each])) })).toHaveLength(8)
  })
})

describe('suggestions of rooms', () => {
  it('put a link in', () => {
    expect(suggest(token('room', 'gen'), there)).toEqual([
      {
        key: roomId('general'),
        sign: '#',
        label: 'general',
        note: 'everything',
        insert: '[#general](https://chat.example/rooms/7)',
        mention: null,
      },
    ])
  })

  it.each([
    ['release_notes', 'release_notes'],
    ['_draft_', '\\_draft\\_'],
    ['a]b', 'a\\]b'],
    ['**loud**', '\\*\\*loud\\*\\*'],
    ['a`b', 'a\\`b'],
    ['back\\slash', 'back\\\\slash'],
  ])('keep a name as letters inside the link: %s', (name, written) => {
    const [first] = suggest(token('room', ''), { ...there, rooms: [room(name)] })
    expect(first?.insert).toMatch(`[#${written}](`)
  })
})

describe('suggestions of emoji and commands', () => {
  it('put the emoji itself in, and show its name for the next time', () => {
    expect(suggest(token('emoji', 'thumb'), there)).toEqual([
      { key: '👍', sign: '👍', label: 'thumbs up', note: ':+1:', insert: '👍', mention: null },
    ])
    expect(suggest(token('emoji', 'hands'), there)[0]?.note).toBe('')
  })

  it('are commands that begin so, whatever case they were typed in', () => {
    expect(labels('command', '')).toEqual(['mute', 'members'])
    expect(labels('command', 'Me')).toEqual(['members'])
    expect(labels('command', 'ute')).toEqual([])
  })
})
