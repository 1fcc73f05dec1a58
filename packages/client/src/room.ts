import {
  RoomId,
  type AccountId,
  type ChosenVisibility,
  type Member,
  type MessageId,
  type NotifyLevel,
  type ReadEntry,
  type Room,
} from '@warifu/protocol'
import { createActs, type Acts } from './acts.ts'
import type { Call } from './calls.ts'
import { openEntry, type RoomEntry, type RoomEntryOf } from './entries.ts'
import { WarifuError } from './errors.ts'
import type { Emitter, Subscribe } from './events.ts'
import { createFold } from './fold.ts'
import type { Mention, Message, Revision, Written } from './message.ts'
import type { CancelOutcome, Outbox, Outgoing, Sent } from './outbox.ts'
import type { MarkRead } from './read-marks.ts'
import type { Rooms } from './rooms.ts'

/** A change among a room's members. */
export type MemberChange =
  { readonly change: 'joined'; readonly member: Member } | { readonly change: 'left'; readonly accountId: AccountId }

/** How far another member has read; null: they do not share it any more. */
export type Receipt = { readonly accountId: AccountId; readonly sequence: number | null }

export type RoomEvents = {
  /** Each entry after the head that was known when the first listener came: once, in order, across reconnects. */
  readonly entry: RoomEntry
  /** The same, of new messages alone. */
  readonly message: RoomEntryOf<'message'>
  readonly member: MemberChange
  /** Who is typing now, the longest first. */
  readonly typing: readonly AccountId[]
  readonly receipt: Receipt
  /** What is written and not yet an entry. The last event of a sent message comes just after its `message`. */
  readonly outbox: readonly Outgoing[]
  /** The room as now listed; null where the account no longer sees it. */
  readonly room: Room | null
}

/** One page beside a place in the sequence, which is not included; without one, the newest. `limit` is 1 to 100. */
export type HistoryQuery =
  | { readonly limit: number }
  | { readonly before: number; readonly limit: number }
  | { readonly after: number; readonly limit: number }

/** A page of a room's history. `more`: further entries lie in the direction asked for. */
export type HistoryPage = {
  /** In rising order, without gaps. */
  readonly entries: readonly RoomEntry[]
  /** What became of the messages among them and stands elsewhere: fold it together with them. */
  readonly related: readonly RoomEntry[]
  readonly head: number
  readonly more: boolean
}

/** A message to be sent. */
export type NewMessage = {
  readonly text: string
  readonly mentions?: readonly Mention[]
  /** The sequence of the message that it answers. */
  readonly replyTo?: number | null
}

/** A room as this account can use it. Calls reject with `WarifuError`. */
export type RoomHandle = Acts & {
  readonly roomId: RoomId
  /** As now listed; null before the first listing and where the account does not see it. */
  readonly room: Room | null
  readonly outbox: readonly Outgoing[]
  readonly on: Subscribe<RoomEvents>
  /**
   * Writes a message. It is in `outbox` when this returns, survives reconnects there, and goes out in order. The promise fulfils
   * when the server has stored it; it rejects with `text-refused`, `cancelled`, or the refusal that `outbox` shows as `failed`.
   * A rejection that nobody awaits is not reported: `outbox` shows it.
   */
  readonly send: (message: string | NewMessage) => Promise<Sent>
  /** Sends a failed message again, under the same id and at its place. False where it is not a failed one. */
  readonly retry: (messageId: MessageId) => boolean
  readonly cancel: (messageId: MessageId) => CancelOutcome
  /** Takes a queued or failed message out of the outbox and gives it back, to be written anew; null where it is on its way. */
  readonly take: (messageId: MessageId) => Written | null
  /**
   * Reads entries. A page and the `entry` events that come after subscribing leave no gap but may overlap: `createFold` takes both.
   */
  readonly history: (query: HistoryQuery) => Promise<HistoryPage>
  /** What the message at `sequence` said, from its first text to its present one. */
  readonly revisions: (sequence: number) => Promise<readonly Revision[]>
  /** The pinned messages, the one pinned last first. */
  readonly pins: () => Promise<readonly Message[]>
  /** The sequence of the first entry at or after a time, milliseconds since 1970; null where there is none. */
  readonly locate: (at: number) => Promise<number | null>
  /** Says that the account is typing here, or no longer. Call it with each key: what need not be sent is not. */
  readonly typing: (isTyping: boolean) => void
  /** All members, in the order of their account ids. */
  readonly members: () => Promise<readonly Member[]>
  readonly join: () => Promise<Room>
  /** Leaves the room; where the account is invited only, declines the invitation. */
  readonly leave: () => Promise<void>
  readonly invite: (accountId: AccountId) => Promise<void>
  /** Moderators: ends another account's membership, or its invitation. */
  readonly removeMember: (accountId: AccountId) => Promise<void>
  /** Moderators: changes what the room is called, what it is for, and who can find it. */
  readonly change: (params: {
    readonly name: string
    readonly purpose: string
    readonly visibility: ChosenVisibility
  }) => Promise<Room>
  /** Of what here the account wants to be told, on all its devices. */
  readonly setNotify: (level: NotifyLevel) => Promise<Room>
  /** Says how far the account has read. Calling it often is cheap: positions that were overtaken are not sent. */
  readonly markRead: (sequence: number) => Promise<void>
}

/** A room id from somewhere else, such as an address bar; null where it is none. */
export function toRoomId(text: string): RoomId | null {
  const roomId = RoomId.safeParse(text)
  return roomId.success ? roomId.data : null
}

type Parts = {
  readonly call: Call
  /** The same for what is harmless to ask twice. */
  readonly repeat: Call
  readonly rooms: Pick<Rooms, 'get'>
  readonly outbox: Pick<Outbox, 'list' | 'write' | 'retry' | 'cancel' | 'take'>
  readonly markRead: MarkRead
  readonly events: Emitter<RoomEvents>
  /** Called when the first listener to entries comes and when the last one goes. */
  readonly follow: () => void
  readonly unfollow: () => void
  readonly typing: (isTyping: boolean) => void
  /** A reply says what the room is now. */
  readonly learn: (room: Room) => void
  /** Whose reactions are one's own. */
  readonly me: () => AccountId
}

const isFollowing = (name: keyof RoomEvents): boolean => name === 'entry' || name === 'message'

export function createRoomHandle(roomId: RoomId, parts: Parts): RoomHandle {
  const { call, rooms, outbox, events } = parts

  async function learned(answer: Promise<{ readonly room: Room }>): Promise<Room> {
    const { room } = await answer
    parts.learn(room)
    return room
  }

  return {
    roomId,
    get room() {
      return rooms.get(roomId)
    },
    get outbox() {
      return outbox.list(roomId)
    },
    on(name, listener) {
      const end = events.on(name, listener)
      if (isFollowing(name)) parts.follow()
      return () => {
        end()
        if (isFollowing(name) && !events.heard('entry') && !events.heard('message')) parts.unfollow()
      }
    },
    send(message) {
      const { text, mentions = [], replyTo = null } = typeof message === 'string' ? { text: message } : message
      return outbox.write(roomId, { text, mentions, replyTo })
    },
    retry: (messageId) => outbox.retry(roomId, messageId),
    cancel: (messageId) => outbox.cancel(roomId, messageId),
    take: (messageId) => outbox.take(roomId, messageId),
    ...createActs(parts.repeat, roomId),

    async history(query) {
      const page = await call('message.history', { roomId, ...place(query), limit: query.limit })
      if (!isRun(page.entries)) throw new WarifuError('answer-invalid')
      const { head, more } = page
      return { entries: page.entries.map(openEntry), related: page.related.map(openEntry), head, more }
    },
    async revisions(sequence) {
      // The first text is the message's own entry: the one after the place before it.
      const first = await call('message.history', { roomId, direction: 'after', sequence: sequence - 1, limit: 1 })
      const found = first.entries.map(openEntry)
      for (let more = true, after = 0; more;) {
        const page = await call('message.revisions', { roomId, target: sequence, after })
        found.push(...page.entries.map(openEntry))
        after = page.entries.at(-1)?.sequence ?? after
        more = page.more && page.entries.length > 0
      }
      return found.flatMap((entry) =>
        entry.kind === 'message' || entry.kind === 'edit'
          ? [{ sequence: entry.sequence, at: entry.at, content: entry.content }]
          : [],
      )
    },
    async pins() {
      const order: number[] = []
      const fold = createFold(parts.me())
      for (let more = true; more;) {
        const page = await call('room.pins', { roomId, before: order.at(-1) ?? null })
        order.push(...page.entries.map(({ sequence }) => sequence))
        fold.add([...page.entries, ...page.related].map(openEntry))
        more = page.more && page.entries.length > 0
      }
      const messages = new Map(fold.messages.map((message) => [message.sequence, message]))
      return order.flatMap((sequence) => messages.get(sequence) ?? [])
    },
    async locate(at) {
      return (await call('message.locate', { roomId, at })).sequence
    },
    typing: parts.typing,
    async members() {
      const members: Member[] = []
      let more = true
      while (more) {
        const page = await call('room.members', { roomId, after: members.at(-1)?.accountId ?? null })
        members.push(...page.members)
        more = page.more && page.members.length > 0
      }
      return members
    },
    join: () => learned(call('room.join', { roomId })),
    async leave() {
      await call('room.leave', { roomId })
    },
    async invite(accountId) {
      await call('room.invite', { roomId, accountId })
    },
    async removeMember(accountId) {
      await call('room.remove', { roomId, accountId })
    },
    change: (params) => learned(call('room.change', { roomId, ...params })),
    setNotify: (level) => learned(call('room.notify', { roomId, level })),
    async markRead(sequence) {
      const membership = rooms.get(roomId)?.membership
      if (membership?.state === 'member' && membership.readSequence >= sequence) return
      await parts.markRead(roomId, sequence)
    },
  }
}

/** Entries follow each other without gap [SQ2]. */
const isRun = (entries: readonly ReadEntry[]): boolean =>
  entries.every(({ sequence }, i) => sequence === (entries[0]?.sequence ?? 0) + i)

function place(query: HistoryQuery): { direction: 'before' | 'after'; sequence: number } {
  if ('after' in query) return { direction: 'after', sequence: query.after }
  return { direction: 'before', sequence: 'before' in query ? query.before : Number.MAX_SAFE_INTEGER }
}
