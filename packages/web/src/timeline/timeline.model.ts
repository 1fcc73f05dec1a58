import type { AccountId, ErrorName, Message, MessageId, RoomHandle } from '@warifu/client'
import type { Clock } from '../clock.ts'
import { errorName } from '../errors.ts'
import { createSnapshots, type Model } from '../snapshots.ts'
import { arrangeRows, keepSame, type Row } from './rows.ts'

/** What lies above the oldest loaded message. */
export type Older =
  | { readonly state: 'none' }
  | { readonly state: 'more' }
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: ErrorName }

export type TimelineSnapshot =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: ErrorName }
  | {
      readonly state: 'ready'
      readonly rows: readonly Row[]
      readonly older: Older
      /** Others' messages that came below while the reader was above. */
      readonly newBelow: number
    }

export type TimelineModel = Model<TimelineSnapshot> & {
  readonly loadOlder: () => void
  /** The first page again, after it failed. */
  readonly reload: () => void
  /** The view says, whenever it was drawn or scrolled, whether the newest row is in sight: only then is it read. */
  readonly placedAtEnd: (atEnd: boolean) => void
  readonly resend: (messageId: MessageId) => void
  readonly remove: (messageId: MessageId) => void
  /** Messages of others as they arrive. */
  readonly onArrival: (listener: (message: Message) => void) => () => void
  readonly start: () => () => void
}

export type TimelineRoom = Pick<RoomHandle, 'room' | 'outbox' | 'on' | 'history' | 'markRead' | 'retry' | 'cancel'>

const PAGE = 50
/** Loaded messages kept while the reader is at the end; what is dropped above is fetched again on the way up. */
const KEPT = 400

/**
 * A room's timeline. `attention` is whether a person is looking at this window: only then are messages at the end read, and the
 * unread divider stands still.
 */
export function createTimelineModel(
  room: TimelineRoom,
  me: AccountId,
  attention: Model<boolean>,
  clock: Clock,
): TimelineModel {
  const snapshots = createSnapshots<TimelineSnapshot>({ state: 'loading' })
  const arrivals = new Set<(message: Message) => void>()
  let messages: readonly Message[] = []
  let loaded = false
  let older: Older = { state: 'none' }
  let unreadAfter: number | null = null
  let read = 0
  let atEnd = true
  /** The newest sequence that was in sight. */
  let seen = 0

  const publish = () => {
    if (!loaded) return
    const shown = snapshots.snapshot()
    const arranged = arrangeRows({ messages, outbox: room.outbox, me, unreadAfter, now: clock.now() })
    const rows = keepSame(shown.state === 'ready' ? shown.rows : [], arranged)
    snapshots.set({ state: 'ready', rows, older, newBelow: newBelow() })
  }

  const newest = () => messages.at(-1)?.sequence ?? 0

  const newBelow = () =>
    atEnd ? 0 : messages.filter((message) => message.sequence > seen && message.accountId !== me).length

  const load = async () => {
    snapshots.set({ state: 'loading' })
    try {
      const page = await room.history({ limit: PAGE })
      messages = merge(page.messages, messages)
      older = { state: page.more ? 'more' : 'none' }
      loaded = true
      read = readPosition(room)
      const unread = messages.some((message) => message.sequence > read && message.accountId !== me)
      unreadAfter = unread ? read : null
      seen = read
      publish()
    } catch (error) {
      snapshots.set({ state: 'failed', error: errorName(error) })
    }
  }

  const loadOlder = async () => {
    const first = messages[0]
    if (first === undefined || older.state === 'loading' || older.state === 'none') return
    older = { state: 'loading' }
    publish()
    try {
      const page = await room.history({ before: first.sequence, limit: PAGE })
      // Where the window has moved on meanwhile, the page no longer borders on it.
      const borders = messages[0] === first
      if (borders) messages = merge(page.messages, messages)
      older = { state: page.more || !borders ? 'more' : 'none' }
    } catch (error) {
      older = { state: 'failed', error: errorName(error) }
    }
    publish()
  }

  const noteRead = () => {
    if (!loaded || !attention.snapshot() || seen <= read) return
    read = seen
    room.markRead(read).catch(() => {
      // A position that was not stored is told again with the next message; nobody has to know.
    })
  }

  const arrived = (message: Message) => {
    const caughtUp = read === newest()
    messages = merge(messages, [message])
    if (loaded) {
      const others = message.accountId !== me
      if (others && !attention.snapshot() && caughtUp) unreadAfter = read
      if (atEnd && messages.length > KEPT) {
        messages = messages.slice(-KEPT)
        older = { state: 'more' }
      }
      publish()
      if (others) for (const listener of arrivals) listener(message)
    }
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    loadOlder: () => void loadOlder(),
    reload: () => void load(),
    placedAtEnd(placed) {
      atEnd = placed
      if (atEnd) {
        seen = newest()
        noteRead()
      }
      const shown = snapshots.snapshot()
      if (shown.state === 'ready' && shown.newBelow !== newBelow()) publish()
    },
    resend: (messageId) => void room.retry(messageId),
    remove: (messageId) => void room.cancel(messageId),
    onArrival(listener) {
      arrivals.add(listener)
      return () => arrivals.delete(listener)
    },
    start() {
      const ends = [room.on('message', arrived), room.on('outbox', publish), attention.subscribe(noteRead)]
      void load()
      return () => {
        for (const end of ends) end()
      }
    },
  }
}

function readPosition(room: TimelineRoom): number {
  const membership = room.room?.membership
  return membership?.state === 'member' ? membership.readSequence : 0
}

/** Both lists as one, by sequence, each message once. */
function merge(a: readonly Message[], b: readonly Message[]): readonly Message[] {
  const last = a.at(-1)
  if (last === undefined) return b
  const first = b[0]
  if (first === undefined) return a
  if (first.sequence > last.sequence) return [...a, ...b]
  const bySequence = new Map([...a, ...b].map((message) => [message.sequence, message]))
  return [...bySequence.values()].sort((one, other) => one.sequence - other.sequence)
}
