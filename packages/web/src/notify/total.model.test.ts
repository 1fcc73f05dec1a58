import type { NotifyLevel, Room, RoomId } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import type { Unread } from '../room-list/unread.ts'
import { createSnapshots } from '../snapshots.ts'
import { roomId } from '../testing/samples.ts'
import { createTotalModel } from './total.model.ts'

const room = (seed: string, notify: NotifyLevel, visibility: Room['visibility'] = 'public'): Room => ({
  roomId: roomId(seed),
  name: seed,
  purpose: '',
  visibility,
  peer: null,
  createdAt: 0,
  members: 2,
  head: 9,
  membership: { state: 'member', role: 'member', readSequence: 0, notify },
})

function setUp() {
  const listeners = new Set<() => void>()
  const client: { rooms: readonly Room[] | null; on: (name: 'rooms', listener: () => void) => () => void } = {
    rooms: null,
    on: (_name, listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const unread = createSnapshots<ReadonlyMap<RoomId, Unread>>(new Map())
  // As far as this model looks at a client.
  const model = createTotalModel(client as never, unread)
  const list = (...rooms: readonly Room[]) => {
    client.rooms = rooms
    for (const listener of [...listeners]) listener()
  }
  return { model, list, unread }
}

describe('the total', () => {
  it('is nothing before the rooms are listed', () => {
    const { model } = setUp()
    model.start()
    expect(model.snapshot()).toEqual({ count: 0, mentions: 0 })
  })

  it('adds up what each room may tell, and what of it is meant for the reader', () => {
    const { model, list, unread } = setUp()
    model.start()
    list(room('security', 'all'), room('release', 'none'), room('sato', 'all', 'direct'))
    const three = { messages: 3, mentions: 1 }
    unread.set(new Map(['security', 'release', 'sato'].map((seed) => [roomId(seed), three])))
    expect(model.snapshot()).toEqual({ count: 6, mentions: 4 })
  })

  it('follows the level that an account chooses for a room', () => {
    const { model, list, unread } = setUp()
    model.start()
    list(room('security', 'all'))
    unread.set(new Map([[roomId('security'), { messages: 3, mentions: 1 }]]))
    list(room('security', 'mentions'))
    expect(model.snapshot()).toEqual({ count: 1, mentions: 1 })
  })

  it('tells nobody where it stays the same', () => {
    const { model, list } = setUp()
    model.start()
    const told = vi.fn()
    model.subscribe(told)
    list(room('security', 'all'))
    list(room('security', 'none'))
    expect(told).not.toHaveBeenCalled()
  })

  it('is nothing once the account is gone', () => {
    const { model, list, unread } = setUp()
    const stop = model.start()
    list(room('security', 'all'))
    unread.set(new Map([[roomId('security'), { messages: 3, mentions: 0 }]]))
    expect(model.snapshot().count).toBe(3)
    stop()
    expect(model.snapshot().count).toBe(0)
  })
})
