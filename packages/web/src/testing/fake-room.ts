import {
  type Account,
  type DeviceId,
  type HistoryPage,
  type HistoryQuery,
  type MessageId,
  type Outgoing,
  type Room,
  type RoomEntry,
  type RoomEvents,
  type RoomHandle,
} from '@warifu/client'

type Made<Entry> = Entry extends RoomEntry
  ? Omit<Entry, 'sequence' | 'at' | 'accountId' | 'deviceId' | 'messageId'>
  : never

/** An entry of a kind, before it has its place. */
export type EntryPart = Made<RoomEntry>

/** An entry as a reader sees it; ids are branded where they are parsed, and a test makes its own. */
export const entry = (sequence: number, from: Pick<Account, 'accountId'>, at: number, part: EntryPart): RoomEntry => ({
  sequence,
  at,
  accountId: from.accountId,
  deviceId: 'deviceAAAAAAAAAAAAAAAA' as DeviceId,
  messageId: `message${sequence}`.padEnd(22, 'A') as MessageId,
  ...part,
})

export const written = (text: string, rest: { replyTo?: number; mentions?: readonly Account[] } = {}): EntryPart => ({
  kind: 'message',
  content: {
    state: 'opened',
    text,
    replyTo: rest.replyTo ?? null,
    mentions: (rest.mentions ?? []).map(({ accountId, name }) => ({ accountId, name })),
  },
})

export type FakeRoom = {
  readonly handle: RoomHandle
  readonly entries: readonly RoomEntry[]
  /** Stored at the end, and told to whoever listens. */
  readonly store: (from: Pick<Account, 'accountId'>, part: EntryPart, at?: number) => RoomEntry
  readonly write: (...outbox: Outgoing[]) => void
  /** What was asked of it, as words: `history before 51`, `read 12`. */
  readonly asked: string[]
  /** The next calls of this name are answered with it. */
  readonly fail: (name: 'history' | 'locate', error: Error | null) => void
  /** From here on nothing is answered, until what this returns is called. */
  readonly hold: () => () => void
}

type Listeners = { [Name in keyof RoomEvents]?: Set<(event: RoomEvents[Name]) => void> }

/** A room whose server is an array: what a timeline does with it can be seen. */
export function createFakeRoom(
  stored: readonly RoomEntry[],
  { room, now = () => 0 }: { readonly room: Room; readonly now?: () => number },
): FakeRoom {
  const listeners: Listeners = {}
  const failing = new Map<string, Error>()
  const asked: string[] = []
  let entries = stored
  let outbox: readonly Outgoing[] = []
  let present = room
  let held: Promise<unknown> = Promise.resolve()

  const ask = async <Value>(words: string, answer: () => Value): Promise<Value> => {
    asked.push(words)
    const error = failing.get(words.split(' ')[0] ?? '')
    // An answer takes a turn at least, as it does from a server.
    await held
    if (error !== undefined) throw error
    return answer()
  }
  const emit = <Name extends keyof RoomEvents>(name: Name, event: RoomEvents[Name]) => {
    for (const listener of listeners[name] ?? []) listener(event)
  }
  const relatedTo = (page: readonly RoomEntry[]) => {
    const here = new Set(page.map((each) => each.sequence))
    return entries.filter(
      (each) => 'target' in each && each.target !== null && here.has(each.target) && !here.has(each.sequence),
    )
  }

  const handle = {
    roomId: room.roomId,
    get room() {
      return present
    },
    get outbox() {
      return outbox
    },
    on<Name extends keyof RoomEvents>(name: Name, listener: (event: RoomEvents[Name]) => void) {
      const all = (listeners[name] ??= new Set() as NonNullable<Listeners[Name]>)
      all.add(listener)
      return () => all.delete(listener)
    },
    history(query: HistoryQuery): Promise<HistoryPage> {
      const after = 'after' in query
      const words = after ? `after ${query.after}` : 'before' in query ? `before ${query.before}` : 'newest'
      return ask(`history ${words}`, () => {
        const reachable = after
          ? entries.filter((each) => each.sequence > query.after)
          : entries.filter((each) => each.sequence < ('before' in query ? query.before : Infinity))
        const page = after ? reachable.slice(0, query.limit) : reachable.slice(-query.limit)
        const head = entries.at(-1)?.sequence ?? 0
        return { entries: page, related: relatedTo(page), head, more: reachable.length > page.length }
      })
    },
    locate: (at: number) => ask(`locate ${at}`, () => entries.find((each) => each.at >= at)?.sequence ?? null),
    markRead: (sequence: number) =>
      ask(`read ${sequence}`, () => {
        if (present.membership.state === 'member')
          present = { ...present, membership: { ...present.membership, readSequence: sequence } }
      }),
    retry: (messageId: MessageId) => asked.push(`retry ${messageId}`) > 0,
    cancel: (messageId: MessageId) => {
      asked.push(`cancel ${messageId}`)
      return 'cancelled' as const
    },
    members: () => ask('members', () => []),
    // What a timeline does not use is not there.
  } as unknown as RoomHandle

  return {
    hold() {
      const { promise, resolve } = Promise.withResolvers<null>()
      held = promise
      return () => {
        resolve(null)
      }
    },
    handle,
    get entries() {
      return entries
    },
    store(from, part, at = now()) {
      const next = entry((entries.at(-1)?.sequence ?? 0) + 1, from, at, part)
      entries = [...entries, next]
      emit('entry', next)
      return next
    },
    write(...next) {
      outbox = next
      emit('outbox', outbox)
    },
    asked,
    fail(name, error) {
      if (error === null) failing.delete(name)
      else failing.set(name, error)
    },
  }
}
