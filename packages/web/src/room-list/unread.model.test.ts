import { WarifuError, type HistoryQuery, type Room, type RoomEntry, type RoomId, type Status } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import type { Kept } from '../preferences/preferences.model.ts'
import { createFakeClock } from '../testing/fake-clock.ts'
import { entry, written, type EntryPart } from '../testing/fake-room.ts'
import { account, roomId } from '../testing/samples.ts'
import { createMarked } from './marked.ts'
import type { News, Stale } from './news.ts'
import { createUnreadModel } from './unread.model.ts'

const me = account('me', 'Nakamura')
const sato = account('sato', '佐藤 花')
const security = roomId('security')
const calling = written('@Nakamura', { mentions: [me] })
const settled = () => new Promise((resolve) => setImmediate(resolve))

type Setting = {
  readonly name?: string
  readonly parts: readonly (EntryPart | readonly [typeof sato, EntryPart])[]
  readonly read: number
  readonly visibility?: Room['visibility']
}

const member = (readSequence: number): Room['membership'] => ({
  state: 'member',
  role: 'member',
  readSequence,
  notify: 'all',
})
const texts = (count: number): readonly EntryPart[] => Array.from({ length: count }, () => written('…'))

/** A client whose server is an array of entries for each room. Nothing is told while it is away. */
function setUp(settings: readonly Setting[]) {
  const entries = new Map<RoomId, readonly RoomEntry[]>()
  const put = (id: RoomId, part: EntryPart, from = sato): RoomEntry => {
    const before = entries.get(id) ?? []
    const next = entry(before.length + 1, from, 1_000 * (before.length + 1), part)
    entries.set(id, [...before, next])
    return next
  }
  let rooms: readonly Room[] = settings.map(({ name = 'security', parts, read, visibility = 'public' }) => {
    const id = roomId(name)
    for (const part of parts) {
      if ('kind' in part) put(id, part)
      else put(id, part[1], part[0])
    }
    return {
      roomId: id,
      name,
      purpose: '',
      visibility,
      peer: null,
      createdAt: 0,
      members: 2,
      head: parts.length,
      membership: member(read),
    }
  })
  const told = { rooms: new Set<() => void>(), status: new Set<(status: Status) => void>() }
  const hearing = new Map<RoomId, Set<(entry: RoomEntry) => void>>()
  const asked: (HistoryQuery & { readonly room: string })[] = []
  let error: Error | null = null
  let held: Promise<undefined> = Promise.resolve(undefined)
  const markRead = vi.fn<(id: RoomId, sequence: number) => Promise<void>>(async () => {})

  const handle = (id: RoomId) => ({
    roomId: id,
    get room() {
      return rooms.find((room) => room.roomId === id) ?? null
    },
    on: (_name: string, listener: (entry: RoomEntry) => void) => {
      const listeners = hearing.get(id) ?? new Set()
      hearing.set(id, listeners)
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    history: async (query: HistoryQuery) => {
      asked.push({ room: rooms.find((room) => room.roomId === id)?.name ?? '', ...query })
      if (error !== null) throw error
      const all = entries.get(id) ?? []
      const from = 'after' in query ? query.after : Math.max(0, all.length - query.limit)
      const page = all.slice(from, from + query.limit)
      const here = new Set(page.map(({ sequence }) => sequence))
      const related = all.filter(
        (each) => 'target' in each && each.target !== null && here.has(each.target) && !here.has(each.sequence),
      )
      const more = 'after' in query ? from + page.length < all.length : from > 0
      await held
      return { entries: page, related, head: all.length, more }
    },
    markRead: (sequence: number) => markRead(id, sequence),
  })
  const client = {
    get rooms() {
      return rooms
    },
    on: (name: 'rooms' | 'status', listener: () => void) => {
      told[name].add(listener)
      return () => told[name].delete(listener)
    },
    room: handle,
  }
  const kept = new Map<string, string>()
  const otherTabs = new Set<(key: string | null) => void>()
  const storage: Kept = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    onChanged: (listener) => {
      otherTabs.add(listener)
      return () => otherTabs.delete(listener)
    },
  }
  const clock = createFakeClock()
  // As far as this model looks at a client.
  const model = createUnreadModel(client as never, me.accountId, createMarked(storage, me.accountId), clock)
  const news: News[] = []
  const stale: Stale[] = []
  model.onNews((each) => news.push(each))
  model.onStale((each) => stale.push(each))

  const change = (name: string, part: Partial<Room>) => {
    rooms = rooms.map((room) => (room.name === name ? { ...room, ...part } : room))
    for (const listener of told.rooms) listener()
  }
  const tell = (...all: readonly RoomEntry[]) => {
    for (const each of all) for (const listener of [...(hearing.get(security) ?? [])]) listener(each)
  }
  return {
    model,
    asked,
    news,
    stale,
    clock,
    markRead,
    change,
    tell,
    put,
    unread: (name = 'security') => model.snapshot().get(roomId(name)),
    fail: (next: Error | null) => (error = next),
    hold() {
      const { promise, resolve } = Promise.withResolvers<undefined>()
      held = promise
      return () => resolve(undefined)
    },
    connect: () => {
      for (const listener of told.status) listener({ state: 'open', connectionId: 'c' } as unknown as Status)
    },
    come(part: EntryPart, { name = 'security', from = sato } = {}) {
      const next = put(roomId(name), part, from)
      change(name, { head: next.sequence })
      for (const listener of [...(hearing.get(roomId(name)) ?? [])]) listener(next)
    },
    read: (sequence: number, name = 'security') => {
      change(name, { membership: member(sequence) })
    },
    markElsewhere: (marks: readonly (readonly [RoomId, number])[]) => {
      const key = `warifu.marked.${me.accountId}`
      kept.set(key, JSON.stringify(marks))
      for (const listener of otherTabs) listener(key)
    },
    marks: () => [...kept.values()].join(),
    hears: () => hearing.get(security)?.size ?? 0,
  }
}

describe('what is unread', () => {
  it('is messages of others, not one’s own, nor edits, reactions and what was deleted', async () => {
    const { model, unread } = setUp([
      {
        parts: [
          ...texts(4),
          written('a'),
          [me, written('b')],
          { kind: 'reaction', target: 5, content: { state: 'opened', emoji: '👍' } },
          { kind: 'erased', was: 'message', target: null, by: 10 },
          calling,
          { kind: 'delete', target: 8 },
        ],
        read: 4,
      },
    ])
    model.start()
    await settled()
    expect(unread()).toEqual({ messages: 2, mentions: 1 })
  })

  it('is looked for only where there is news, and in two rooms at a time', async () => {
    const many = Array.from({ length: 9 }, (_, index) => ({
      name: `room${index}`,
      parts: texts(3),
      read: index === 0 ? 3 : 0,
    }))
    const { model, asked } = setUp(many)
    model.start()
    expect(asked.map(({ room }) => room)).toEqual(['room1', 'room2'])
    await settled()
    expect(asked).toHaveLength(8)
  })

  it('in many rooms is counted no faster than leaves the reader room', async () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ name: `room${index}`, parts: texts(1), read: 0 }))
    const { model, asked, clock } = setUp(many)
    model.start()
    await settled()
    expect(asked).toHaveLength(20)
    for (let at = 0; at < 8; at += 1) {
      clock.advance(125)
      await settled()
    }
    expect(asked).toHaveLength(28)
  })

  it('is asked for once more where the server was asked too much', async () => {
    const { model, unread, fail, clock } = setUp([{ parts: texts(2), read: 0 }])
    fail(new WarifuError('budget-exceeded', { retryAfterMs: 500 }))
    model.start()
    await settled()
    fail(null)
    clock.advance(499)
    await settled()
    expect(unread()).toBeUndefined()
    clock.advance(1)
    await settled()
    expect(unread()?.messages).toBe(2)
  })

  it('grows with each message that comes, and shrinks with what is edited, deleted and read', () => {
    const { model, asked, unread, come, read } = setUp([{ parts: texts(4), read: 4 }])
    model.start()
    come(written('a'))
    come(calling)
    come({ kind: 'reaction', target: 6, content: { state: 'opened', emoji: '👍' } })
    expect(unread()).toEqual({ messages: 2, mentions: 1 })
    come({ kind: 'edit', target: 6, content: { state: 'opened', text: 'b', mentions: [], replyTo: null } })
    expect(unread()).toEqual({ messages: 2, mentions: 0 })
    come({ kind: 'delete', target: 5 })
    expect(unread()).toEqual({ messages: 1, mentions: 0 })
    read(9)
    expect(unread()).toEqual({ messages: 0, mentions: 0 })
    expect(asked).toEqual([])
  })

  it('counts what comes while a page is on its way once', async () => {
    const { model, unread, come, hold } = setUp([{ parts: texts(3), read: 0 }])
    const release = hold()
    model.start()
    come(written('a'))
    release()
    await settled()
    expect(unread()?.messages).toBe(4)
  })

  it('is counted on where a part of many was read', async () => {
    const { model, asked, unread, read } = setUp([{ parts: texts(250), read: 0 }])
    model.start()
    await settled()
    expect(unread()?.messages).toBe(100)
    read(200)
    await settled()
    expect(unread()?.messages).toBe(50)
    expect(asked.map((query) => 'after' in query && query.after)).toEqual([0, 200])
  })

  it('is counted once the connection is back, where it was lost before', async () => {
    const { model, unread, fail, connect } = setUp([{ parts: texts(2), read: 0 }])
    fail(new WarifuError('connection-lost'))
    model.start()
    await settled()
    expect(unread()).toBeUndefined()
    fail(null)
    connect()
    await settled()
    expect(unread()?.messages).toBe(2)
  })

  it('after a reconnect is what the client catches up with, without asking for it again', () => {
    const { model, asked, unread, change, put, tell } = setUp([{ parts: texts(4), read: 4 }])
    model.start()
    // Away: three entries, the first of them read on another device.
    const missed = [put(security, written('a')), put(security, calling), put(security, written('c'))]
    change('security', { head: 7, membership: member(5) })
    tell(...missed)
    expect(unread()).toEqual({ messages: 2, mentions: 1 })
    expect(asked).toEqual([])
  })

  it('of a room that was left is nothing, and begins anew for who comes back', async () => {
    const { model, unread, change, stale, marks, hears, put } = setUp([{ parts: texts(2), read: 1 }])
    model.start()
    model.markUnread(security, 1)
    await settled()
    expect(unread()?.messages).toBe(2)
    change('security', { head: 0, membership: { state: 'none' } })
    expect(unread()).toBeUndefined()
    expect(hears()).toBe(0)
    expect(marks()).not.toContain(security)
    expect(stale).toEqual([{ why: 'left', roomId: security }])
    put(security, written('meanwhile'))
    change('security', { head: 3, membership: member(2) })
    await settled()
    expect(unread()?.messages).toBe(1)
    expect(hears()).toBe(1)
  })

  it('is not taken from a page of a membership that is over', async () => {
    const { model, unread, change, hold } = setUp([{ parts: texts(4), read: 0 }])
    const release = hold()
    model.start()
    change('security', { head: 0, membership: { state: 'none' } })
    change('security', { head: 4, membership: member(4) })
    release()
    await settled()
    expect(unread()?.messages ?? 0).toBe(0)
  })

  it('is heard of no more once the account is gone', async () => {
    const { model, unread, come, hears, news } = setUp([{ parts: texts(2), read: 0 }])
    const stop = model.start()
    await settled()
    stop()
    come(written('a'))
    expect(unread()).toBeUndefined()
    expect(hears()).toBe(0)
    expect(news).toEqual([])
  })
})

describe('news', () => {
  it('is what others write; what is for this account alone is meant for it', () => {
    const { model, news, come } = setUp([
      { parts: texts(4), read: 4 },
      { name: 'sato', parts: [], read: 0, visibility: 'direct' },
    ])
    model.start()
    come(written('a'))
    come(written('b'), { from: me })
    come(written('c'), { name: 'sato' })
    expect(news.map(({ sequence, mentions, text }) => [sequence, mentions, text])).toEqual([
      [5, false, 'a'],
      [1, true, 'c'],
    ])
  })

  it('is not what was read before it came', () => {
    const { model, news, come, read } = setUp([{ parts: texts(4), read: 4 }])
    model.start()
    read(6)
    come(written('a'))
    come(written('b'))
    come(written('c'))
    expect(news.map(({ sequence }) => sequence)).toEqual([7])
  })

  it('is stale when it was read or deleted', () => {
    const { model, stale, come, read } = setUp([{ parts: texts(4), read: 4 }])
    model.start()
    come(written('a'))
    come({ kind: 'delete', target: 5 })
    read(6)
    expect(stale).toEqual([
      { why: 'deleted', roomId: security, sequence: 5 },
      { why: 'read', roomId: security, sequence: 6 },
    ])
  })
})

describe('marking', () => {
  it('a room as read reads it to its head', async () => {
    const { model, markRead } = setUp([{ parts: texts(2), read: 0 }])
    model.start()
    await settled()
    model.markAllRead()
    expect(markRead).toHaveBeenCalledWith(security, 2)
  })

  it('a room as unread counts from there, until it is visited', async () => {
    const { model, unread } = setUp([{ parts: texts(4), read: 4 }])
    model.start()
    model.markUnread(security, 3)
    await settled()
    expect(unread()?.messages).toBe(2)
    expect(model.readTo(security)).toBe(2)
    model.visited(security)
    expect(unread()?.messages).toBe(0)
  })

  it('a room as unread without a place marks the newest message of somebody else', async () => {
    const { model, unread } = setUp([
      {
        parts: [
          ...texts(3),
          { kind: 'erased', was: 'message', target: null, by: 6 },
          [me, written('b')],
          { kind: 'delete', target: 4 },
        ],
        read: 6,
      },
    ])
    model.start()
    model.markUnread(security, 'newest')
    await settled()
    expect(unread()?.messages).toBe(1)
    expect(model.readTo(security)).toBe(2)
  })

  it('a place as unread reads nothing of what was unread before it', async () => {
    const { model, unread } = setUp([{ parts: texts(6), read: 2 }])
    model.start()
    model.markUnread(security, 6)
    await settled()
    expect(unread()?.messages).toBe(4)
  })

  it('ends when the room is read, here or on another device', async () => {
    const { model, unread, read, marks } = setUp([{ parts: texts(4), read: 3 }])
    model.start()
    model.markUnread(security, 2)
    await settled()
    expect(unread()?.messages).toBe(3)
    read(4)
    expect(unread()?.messages).toBe(0)
    expect(marks()).not.toContain(security)
  })

  it('in another tab counts the same room here, and asks about no other', async () => {
    const { model, unread, asked, markElsewhere } = setUp([
      { parts: texts(4), read: 4 },
      { name: 'release', parts: texts(4), read: 4 },
    ])
    model.start()
    markElsewhere([[security, 1]])
    await settled()
    expect(unread()?.messages).toBe(3)
    expect(asked.map(({ room }) => room)).toEqual(['security'])
    markElsewhere([])
    expect(unread()?.messages).toBe(0)
  })

  it('many rooms as read asks the server no faster than it lets', async () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ name: `room${index}`, parts: texts(1), read: 0 }))
    const { model, markRead, clock } = setUp(many)
    model.start()
    for (let at = 0; at < 40; at += 1) {
      await settled()
      clock.advance(125)
    }
    model.markAllRead()
    await settled()
    expect(markRead).toHaveBeenCalledTimes(20)
  })
})

describe('the newest message', () => {
  it('of a direct room is known though all of it is read', async () => {
    const { model, asked } = setUp([
      { name: 'sato', parts: texts(4), read: 4, visibility: 'direct' },
      { name: 'lee', parts: [], read: 0, visibility: 'direct' },
      { parts: texts(4), read: 4 },
    ])
    model.start()
    await settled()
    expect([...model.newsAt.snapshot()]).toEqual([[roomId('sato'), 4_000]])
    expect(asked).toHaveLength(1)
  })

  it('of a direct room is not asked for where counting found it', async () => {
    const { model, asked } = setUp([{ name: 'sato', parts: texts(4), read: 3, visibility: 'direct' }])
    model.start()
    await settled()
    expect(model.newsAt.snapshot().get(roomId('sato'))).toBe(4_000)
    expect(asked).toHaveLength(1)
  })

  it('of a direct room follows what comes, one’s own too', async () => {
    const { model, come } = setUp([{ name: 'sato', parts: texts(4), read: 4, visibility: 'direct' }])
    model.start()
    await settled()
    come(written('a'), { name: 'sato', from: me })
    expect(model.newsAt.snapshot().get(roomId('sato'))).toBe(5_000)
  })

  it('is looked for again with the next connection', async () => {
    const { model, fail, connect } = setUp([{ name: 'sato', parts: texts(4), read: 4, visibility: 'direct' }])
    fail(new WarifuError('connection-lost'))
    model.start()
    await settled()
    fail(null)
    connect()
    await settled()
    expect(model.newsAt.snapshot().get(roomId('sato'))).toBe(4_000)
  })
})
