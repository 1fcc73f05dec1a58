import type { Room, RoomId } from '@warifu/client'
import { describe, expect, it } from 'vitest'
import type { Unread } from '../room-list/unread.ts'
import { account, roomId } from '../testing/fake-client.ts'
import { findItems, type Findable, type PaletteItem } from './palette-items.ts'

const me = account('me', '中村 葵')
const sato = { ...account('sato', '佐藤 花'), reading: 'さとう はな' }
const tanaka = { ...account('tanaka', '田中 翔'), reading: 'たなか しょう' }

const room = (name: string, part: Partial<Room> = {}): Room => ({
  roomId: roomId(name),
  name,
  purpose: '',
  visibility: 'public',
  peer: null,
  createdAt: 0,
  members: 2,
  head: 0,
  membership: { state: 'member', role: 'member', readSequence: 0, notify: 'all' },
  ...part,
})
const unread = (...names: readonly [string, Unread][]): ReadonlyMap<RoomId, Unread> =>
  new Map(names.map(([name, each]) => [roomId(name), each]))

const there: Findable = {
  rooms: [
    room('alpha'),
    room('beta'),
    room('gamma'),
    room('田中 翔', { visibility: 'direct', peer: tanaka.accountId }),
  ],
  unread: unread(),
  recents: [],
  people: new Map([{ ...me, reading: null }, sato, tanaka].map((person) => [person.accountId, person])),
  me: me.accountId,
  commands: [{ id: 'shortcuts', label: 'Keyboard shortcuts', chord: '?', run: () => {} }],
}

const nameOf = (item: PaletteItem) =>
  item.kind === 'room' ? item.room.name : item.kind === 'person' ? item.person.name : item.command.label
const names = (typed: string, part: Partial<Findable> = {}) => findItems(typed, { ...there, ...part }).map(nameOf)

describe('the palette', () => {
  it('begins with unread rooms, mentions before the rest, then with those opened lately', () => {
    const part = {
      unread: unread(['beta', { messages: 1, mentions: 0 }], ['gamma', { messages: 1, mentions: 1 }]),
      recents: [roomId('田中 翔')],
    }
    expect(names('', part)).toEqual(['gamma', 'beta', '田中 翔', 'alpha', 'Keyboard shortcuts'])
  })

  it('leaves a room where it is that is to stay quiet', () => {
    const quiet = room('delta', { membership: { state: 'member', role: 'member', readSequence: 0, notify: 'none' } })
    const part = { rooms: [room('alpha'), quiet], unread: unread(['delta', { messages: 9, mentions: 9 }]) }
    expect(names('', part)).toEqual(['alpha', 'delta', 'Keyboard shortcuts'])
  })

  it('finds people by the reading of their names, in either kana', () => {
    expect(names('さとう')).toEqual(['佐藤 花'])
    expect(names('ｻﾄｳ')).toEqual(['佐藤 花'])
  })

  it('finds who has a direct room as that room, once, by name and by reading', () => {
    expect(findItems('たなか', there).map(({ kind }) => kind)).toEqual(['room'])
    expect(names('田中')).toEqual(['田中 翔'])
  })

  it('never finds oneself', () => {
    expect(names('中村')).toEqual([])
  })

  it('puts what matches better before what is newer', () => {
    const part = {
      rooms: [room('release'), room('prerelease')],
      unread: unread(['prerelease', { messages: 3, mentions: 3 }]),
    }
    expect(names('rel', part)).toEqual(['release', 'prerelease'])
  })

  it('finds commands by their words', () => {
    expect(names('short')).toEqual(['Keyboard shortcuts'])
  })

  it('shows no more than can be looked through', () => {
    const rooms = Array.from({ length: 200 }, (_, index) => room(`room ${index}`))
    expect(names('room', { rooms })).toHaveLength(50)
  })
})
