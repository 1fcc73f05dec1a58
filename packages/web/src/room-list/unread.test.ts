import type { NotifyLevel, Room } from '@warifu/client'
import { describe, expect, it } from 'vitest'
import { roomId } from '../testing/fake-client.ts'
import { mentionsOf, NOTHING_UNREAD, standoutOf, totalOf } from './unread.ts'

const room = (notify: NotifyLevel, visibility: Room['visibility'] = 'public'): Room => ({
  roomId: roomId(`${notify}${visibility}`),
  name: 'security',
  purpose: '',
  visibility,
  peer: null,
  createdAt: 0,
  members: 2,
  head: 9,
  membership: { state: 'member', role: 'member', readSequence: 0, notify },
})

describe('a room with unread messages', () => {
  it('stands out as much as its account wants', () => {
    const unread = { messages: 3, mentions: 1 }
    expect(standoutOf(room('all'), unread)).toEqual({ strong: true, messages: 3, mentions: 1 })
    expect(standoutOf(room('mentions'), unread)).toEqual({ strong: true, messages: 0, mentions: 1 })
    expect(standoutOf(room('none'), unread)).toEqual({ strong: false, messages: 0, mentions: 0 })
  })

  it('counts all that is written to somebody alone, unless it is to stay quiet', () => {
    expect(standoutOf(room('mentions', 'direct'), { messages: 2, mentions: 0 }).messages).toBe(2)
    expect(standoutOf(room('none', 'direct'), { messages: 2, mentions: 0 }).strong).toBe(false)
  })

  it('is like any other once it is read', () => {
    expect(standoutOf(room('all'), NOTHING_UNREAD).strong).toBe(false)
  })

  it('adds to the number of the whole, as far as it is told', () => {
    const rooms = [room('all'), room('mentions'), room('none')]
    const unread = new Map(rooms.map(({ roomId }) => [roomId, { messages: 3, mentions: 1 }]))
    expect(totalOf(rooms, unread)).toBe(4)
  })

  it('is meant for the reader where it mentions them, or is written to them alone', () => {
    const rooms = [room('all'), room('mentions', 'direct'), room('none', 'direct')]
    const unread = new Map(rooms.map(({ roomId }) => [roomId, { messages: 3, mentions: 1 }]))
    expect(mentionsOf(rooms, unread)).toBe(4)
  })
})
