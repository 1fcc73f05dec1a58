import {
  checkWritten,
  createFold,
  WarifuError,
  type Account,
  type AccountId,
  type HistoryQuery,
  type Member,
  type Outgoing,
  type Room,
  type RoomEntry,
  type RoomEvents,
  type RoomHandle,
  type RoomId,
} from '@warifu/client'
import { deviceId, messageId } from './samples.ts'

export type Listeners<Events> = { [Name in keyof Events]: Set<(event: Events[Name]) => void> }

type Made<Entry> = Entry extends RoomEntry
  ? Omit<Entry, 'sequence' | 'at' | 'accountId' | 'deviceId' | 'messageId'>
  : never

/** What a handle that is made here can do beside what an application sees of it. */
export type FakeHandle = RoomHandle & {
  /** Somebody puts an entry at the end of the room. */
  readonly store: (from: Pick<Account, 'accountId'>, part: Made<RoomEntry>) => RoomEntry
  readonly tell: <Name extends keyof RoomEvents>(name: Name, event: RoomEvents[Name]) => void
}

type Parts = {
  readonly ofRoom: RoomId
  readonly stored: readonly RoomEntry[]
  readonly people: readonly Account[]
  readonly unsent: readonly Outgoing[]
  readonly typing: readonly AccountId[]
  readonly receipts: ReadonlyMap<AccountId, number>
  readonly present: () => Room | null
  readonly changeRoom: (changed: Room | null) => void
  readonly me: () => Account
  readonly isOpen: () => boolean
  readonly now: () => number
  readonly answer: <Value>(name: keyof RoomHandle, value: () => Value) => Promise<Value>
}

/** A room whose server is an array of entries. */
export function createFakeHandle(parts: Parts): FakeHandle {
  const { ofRoom, present, changeRoom, me, now, answer } = parts
  const listeners: Listeners<RoomEvents> = {
    entry: new Set(),
    message: new Set(),
    member: new Set(),
    typing: new Set(),
    receipt: new Set(),
    outbox: new Set(),
    room: new Set(),
  }
  let entries = parts.stored
  let members = parts.people
  let outbox = parts.unsent
  let made = 0

  function tell<Name extends keyof RoomEvents>(name: Name, event: RoomEvents[Name]): void {
    for (const listener of listeners[name]) listener(event)
  }

  function setOutbox(next: readonly Outgoing[]): void {
    outbox = next
    tell('outbox', outbox)
  }

  function setRoom(room: Room | null): void {
    changeRoom(room)
    tell('room', room)
  }

  function store(from: Pick<Account, 'accountId'>, part: Made<RoomEntry>): RoomEntry {
    const sequence = (entries.at(-1)?.sequence ?? 0) + 1
    const entry: RoomEntry = {
      sequence,
      at: now(),
      accountId: from.accountId,
      deviceId: deviceId('device'),
      messageId: messageId(`message${sequence}`),
      ...part,
    }
    entries = [...entries, entry]
    const room = present()
    if (room !== null) setRoom({ ...room, head: sequence })
    tell('entry', entry)
    if (entry.kind === 'message') tell('message', entry)
    return entry
  }

  const written = (text: string, mentions: Outgoing['mentions'] = [], replyTo: number | null = null) => {
    if (checkWritten({ text, mentions, replyTo }) !== null) throw new WarifuError('text-refused')
    return { state: 'opened', text, mentions, replyTo } as const
  }
  /** What became of these and stands elsewhere. */
  const related = (page: readonly RoomEntry[]) => {
    const here = new Set(page.map(({ sequence }) => sequence))
    return entries.filter(
      (each) => 'target' in each && each.target !== null && here.has(each.target) && !here.has(each.sequence),
    )
  }
  const folded = () => {
    const fold = createFold(me().accountId)
    fold.add(entries)
    return fold.messages
  }
  const changed = (name: keyof RoomHandle, change: (room: Room) => Room): Promise<Room> =>
    answer(name, () => {
      const room = present()
      if (room === null) throw new WarifuError('room-unknown')
      const next = change(room)
      setRoom(next)
      return next
    })

  return {
    roomId: ofRoom,
    get room() {
      return present()
    },
    get outbox() {
      return outbox
    },
    on(name, listener) {
      listeners[name].add(listener)
      // Who has been typing since before anybody listened.
      if (name === 'typing' && parts.typing.length > 0)
        queueMicrotask(() => {
          tell('typing', parts.typing)
        })
      return () => listeners[name].delete(listener)
    },
    async send(message) {
      const { text, mentions, replyTo } = typeof message === 'string' ? { text: message } : message
      const content = written(text, mentions, replyTo)
      made += 1
      const outgoing: Outgoing = {
        messageId: messageId(`out${made}`),
        text,
        mentions: content.mentions,
        replyTo: content.replyTo,
        writtenAt: now(),
        progress: { state: parts.isOpen() ? 'sending' : 'queued' },
      }
      setOutbox([...outbox, outgoing])
      if (outgoing.progress.state === 'queued') return new Promise(() => {})
      const { sequence, at } = await answer('send', () => store(me(), { kind: 'message', content }))
      setOutbox(outbox.filter((each) => each !== outgoing))
      return { messageId: outgoing.messageId, sequence, at }
    },
    retry(which) {
      setOutbox(outbox.map((each) => (each.messageId === which ? { ...each, progress: { state: 'sending' } } : each)))
      return true
    },
    cancel(which) {
      setOutbox(outbox.filter((each) => each.messageId !== which))
      return 'cancelled'
    },
    take(which) {
      const found = outbox.find((each) => each.messageId === which)
      if (found === undefined || found.progress.state === 'sending' || found.progress.state === 'sent') return null
      setOutbox(outbox.filter((each) => each !== found))
      const { text, mentions, replyTo } = found
      return { text, mentions, replyTo }
    },
    edit: (target, { text, mentions }) =>
      answer('edit', () => {
        store(me(), { kind: 'edit', target, content: written(text, mentions) })
      }),
    react: (target, emoji) =>
      answer('react', () => {
        store(me(), { kind: 'reaction', target, content: { state: 'opened', emoji } })
      }),
    erase: (target) =>
      answer('erase', () => {
        store(me(), { kind: 'delete', target })
      }),
    pin: (target, pinned) =>
      answer('pin', () => {
        store(me(), { kind: 'pin', target, pinned })
      }),
    history: (query) => answer('history', () => page(query)),
    revisions: (target) =>
      answer('revisions', () =>
        entries.flatMap((each) => {
          const isOne = each.kind === 'edit' ? each.target === target : each.sequence === target
          if (!isOne || (each.kind !== 'message' && each.kind !== 'edit')) return []
          return [{ sequence: each.sequence, at: each.at, content: each.content }]
        }),
      ),
    pins: () =>
      answer('pins', () =>
        folded()
          .filter(({ pinned }) => pinned)
          .toReversed(),
      ),
    locate: (at) => answer('locate', () => entries.find((each) => each.at >= at)?.sequence ?? null),
    typing: () => {},
    members: () =>
      answer('members', () =>
        members.map((each, index): Member => ({
          accountId: each.accountId,
          name: each.name,
          role: index === 0 ? 'moderator' : 'member',
          joinedAt: now(),
          readSequence: parts.receipts.get(each.accountId) ?? null,
        })),
      ),
    join: () =>
      changed('join', (room) => ({
        ...room,
        membership: { state: 'member', role: 'member', readSequence: room.head, notify: 'all' },
      })),
    leave: () =>
      answer('leave', () => {
        setRoom(null)
      }),
    invite: () => answer('invite', () => {}),
    removeMember: (accountId: AccountId) =>
      answer('removeMember', () => {
        members = members.filter((each) => each.accountId !== accountId)
        tell('member', { change: 'left', accountId })
      }),
    change: (params) => changed('change', (room) => ({ ...room, ...params })),
    setNotify: (notify) =>
      changed('setNotify', (room) =>
        room.membership.state === 'member' ? { ...room, membership: { ...room.membership, notify } } : room,
      ),
    markRead: (sequence) =>
      answer('markRead', () => {
        const room = present()
        if (room?.membership.state !== 'member') return
        setRoom({ ...room, membership: { ...room.membership, readSequence: sequence } })
      }),
    store,
    tell,
  }

  function page(query: HistoryQuery) {
    const isAfter = 'after' in query
    const before = 'before' in query ? query.before : Infinity
    const reachable = entries.filter(({ sequence }) => (isAfter ? sequence > query.after : sequence < before))
    const found = isAfter ? reachable.slice(0, query.limit) : reachable.slice(-query.limit)
    const head = entries.at(-1)?.sequence ?? 0
    return { entries: found, related: related(found), head, more: reachable.length > found.length }
  }
}
