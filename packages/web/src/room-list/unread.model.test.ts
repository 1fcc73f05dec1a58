import type { AccountId, Content, HistoryQuery, Message, Room, RoomEntry, RoomId, Status } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { account, roomId } from '../testing/fake-client.ts'
import { createMarked } from './marked.ts'
import type { News } from './news.ts'
import { createUnreadModel } from './unread.model.ts'

const me = account('me', 'Nakamura')
const sato = account('sato', '佐藤 花')
const settled = () => new Promise((resolve) => setImmediate(resolve))

const says = (text: string, ...mentions: readonly AccountId[]): Content => ({
  state: 'opened',
  text,
  mentions: mentions.map((accountId) => ({ accountId, name: 'x' })),
  replyTo: null,
})
const message = (sequence: number, from = sato, content = says('…')) =>
  ({ sequence, at: sequence * 1_000, accountId: from.accountId, content }) as Message
const entry = (kind: RoomEntry['kind'], sequence: number, rest: object = {}) =>
  ({ kind, sequence, at: sequence * 1_000, accountId: sato.accountId, content: says('…'), ...rest }) as RoomEntry

type Setting = {
  readonly head: number
  readonly read: number
  readonly visibility?: Room['visibility']
  readonly name?: string
}

function setUp(settings: readonly Setting[], history: (roomId: RoomId, sequence: number) => Message | null) {
  let rooms: readonly Room[] = settings.map(({ head, read, visibility = 'public', name = 'security' }) => ({
    roomId: roomId(name),
    name,
    purpose: '',
    visibility,
    peer: null,
    createdAt: 0,
    members: 2,
    head,
    membership: { state: 'member', role: 'member', readSequence: read, notify: 'all' },
  }))
  const told = { rooms: new Set<() => void>(), status: new Set<(status: Status) => void>() }
  const entries = new Map<RoomId, (entry: RoomEntry) => void>()
  const asked: HistoryQuery[] = []
  let away = false
  const markRead = vi.fn(async () => {})
  const client = {
    get rooms() {
      return rooms
    },
    on: (name: 'rooms' | 'status', listener: () => void) => {
      told[name].add(listener)
      return () => told[name].delete(listener)
    },
    room: (id: RoomId) => ({
      roomId: id,
      get room() {
        return rooms.find((room) => room.roomId === id) ?? null
      },
      on: (_name: string, listener: (entry: RoomEntry) => void) => {
        entries.set(id, listener)
        return () => entries.delete(id)
      },
      history: async (query: HistoryQuery) => {
        asked.push(query)
        if (away) throw new Error('away')
        const { head = 0 } = rooms.find((room) => room.roomId === id) ?? {}
        const from = 'after' in query ? query.after : Math.max(0, head - query.limit)
        const to = Math.min(head, from + query.limit)
        const sequences = Array.from({ length: to - from }, (_, index) => from + index + 1)
        return {
          messages: sequences.map((sequence) => history(id, sequence)).filter((each) => each !== null),
          head,
          more: to < head,
        }
      },
      markRead,
    }),
  }
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    onChanged: () => {},
  }
  const model = createUnreadModel(client as never, me.accountId, createMarked(storage, me.accountId))
  const news: News[] = []
  model.onNews((each) => news.push(each))
  const change = (name: string, part: Partial<Room>) => {
    rooms = rooms.map((room) => (room.name === name ? { ...room, ...part } : room))
    for (const listener of told.rooms) listener()
  }
  return {
    model,
    asked,
    news,
    markRead,
    unread: (name = 'security') => model.snapshot().get(roomId(name)),
    leave: (gone: boolean) => (away = gone),
    connect: () => {
      for (const listener of told.status) listener({ state: 'open' } as Status)
    },
    come: (each: RoomEntry, name = 'security') => {
      change(name, { head: each.sequence })
      entries.get(roomId(name))?.(each)
    },
    read: (sequence: number, name = 'security') =>
      change(name, { membership: { state: 'member', role: 'member', readSequence: sequence, notify: 'all' } }),
    change,
  }
}

describe('what is unread', () => {
  it('is messages of others, not one’s own, nor edits, reactions and what was deleted', async () => {
    const kinds: Readonly<Record<number, Message>> = {
      5: message(5),
      6: message(6, me),
      8: message(8, sato, { state: 'deleted', by: sato.accountId, at: 0 }),
      9: message(9, sato, says('@Nakamura', me.accountId)),
    }
    const { model, unread } = setUp([{ head: 10, read: 4 }], (_room, sequence) => kinds[sequence] ?? null)
    model.start()
    await settled()
    expect(unread()).toEqual({ messages: 2, mentions: 1 })
  })

  it('is read in pages until the head, though a page may hold no message at all', async () => {
    const { model, asked, unread } = setUp([{ head: 250, read: 0 }], (_room, sequence) =>
      sequence > 240 ? message(sequence) : null,
    )
    model.start()
    await settled()
    expect(asked).toEqual([0, 100, 200].map((after) => ({ after, limit: 100 })))
    expect(unread()?.messages).toBe(10)
  })

  it('is not counted any further than it is told apart', async () => {
    const { model, asked, unread } = setUp([{ head: 5_000, read: 0 }], (_room, sequence) => message(sequence))
    model.start()
    await settled()
    expect(asked).toHaveLength(1)
    expect(unread()?.messages).toBe(100)
  })

  it('is looked for only where there is news, and in two rooms at a time', async () => {
    const many = Array.from({ length: 9 }, (_, index) => ({ head: 3, read: index === 0 ? 3 : 0, name: `room${index}` }))
    const { model, asked } = setUp(many, (_room, sequence) => message(sequence))
    model.start()
    expect(asked).toHaveLength(2)
    await settled()
    expect(asked).toHaveLength(8)
  })

  it('grows with each message that comes, and shrinks with what is edited, deleted and read', async () => {
    const { model, unread, come, read } = setUp([{ head: 4, read: 4 }], () => null)
    model.start()
    come(entry('message', 5))
    come(entry('message', 6, { content: says('@Nakamura', me.accountId) }))
    come(entry('reaction', 7, { target: 6 }))
    expect(unread()).toEqual({ messages: 2, mentions: 1 })
    come(entry('edit', 8, { target: 6 }))
    expect(unread()).toEqual({ messages: 2, mentions: 0 })
    come(entry('delete', 9, { target: 5 }))
    expect(unread()).toEqual({ messages: 1, mentions: 0 })
    read(9)
    expect(unread()).toEqual({ messages: 0, mentions: 0 })
  })

  it('is counted once the connection is back, where it was lost before', async () => {
    const { model, unread, leave, connect } = setUp([{ head: 2, read: 0 }], (_room, sequence) => message(sequence))
    leave(true)
    model.start()
    await settled()
    expect(unread()).toBeUndefined()
    leave(false)
    connect()
    await settled()
    expect(unread()?.messages).toBe(2)
  })

  it('of a room that was left is nothing', async () => {
    const { model, unread, change } = setUp([{ head: 2, read: 0 }], (_room, sequence) => message(sequence))
    model.start()
    await settled()
    change('security', { membership: { state: 'none' } })
    expect(unread()).toBeUndefined()
  })

  it('is told as news when it comes: what is for this account alone is meant for it', () => {
    const { model, news, come } = setUp(
      [
        { head: 4, read: 4 },
        { head: 0, read: 0, name: 'sato', visibility: 'direct' },
      ],
      () => null,
    )
    model.start()
    come(entry('message', 5))
    come(entry('message', 6, { accountId: me.accountId }))
    come(entry('message', 1), 'sato')
    expect(news.map(({ sequence, mentions }) => [sequence, mentions])).toEqual([
      [5, false],
      [1, true],
    ])
  })
})

describe('marking', () => {
  it('a room as read reads it to its head', async () => {
    const { model, markRead } = setUp([{ head: 2, read: 0 }], (_room, sequence) => message(sequence))
    model.start()
    await settled()
    model.markAllRead()
    expect(markRead).toHaveBeenCalledWith(2)
  })

  it('a room as unread counts from there, until it is visited', async () => {
    const { model, unread } = setUp([{ head: 4, read: 4 }], (_room, sequence) => message(sequence))
    model.start()
    model.markUnread(roomId('security'), 3)
    await settled()
    expect(unread()?.messages).toBe(2)
    expect(model.readTo(roomId('security'))).toBe(2)
    model.visited(roomId('security'))
    await settled()
    expect(unread()?.messages).toBe(0)
  })

  it('a room as unread without a place marks the newest message of somebody else', async () => {
    const { model, unread } = setUp([{ head: 4, read: 4 }], (_room, sequence) =>
      message(sequence, sequence < 4 ? sato : me),
    )
    model.start()
    model.markUnread(roomId('security'), 'newest')
    await settled()
    expect(unread()?.messages).toBe(1)
    expect(model.readTo(roomId('security'))).toBe(2)
  })
})

describe('the newest message', () => {
  it('of a direct room is known though all of it is read', async () => {
    const { model } = setUp([{ head: 4, read: 4, visibility: 'direct', name: 'sato' }], (_room, sequence) =>
      message(sequence),
    )
    model.start()
    await settled()
    expect(model.newsAt.snapshot().get(roomId('sato'))).toBe(4_000)
  })
})
