import { RoomId, type AccountId, type Entry, type Member, type MessageId, type Room } from '@warifu/protocol'
import type { Call } from './calls.ts'
import { WarifuError } from './errors.ts'
import type { Emitter, Subscribe } from './events.ts'
import type { HistoryPage, Message } from './message.ts'
import type { CancelOutcome, Outbox, Outgoing, Sent } from './outbox.ts'
import type { MarkRead } from './read-marks.ts'
import type { Rooms } from './rooms.ts'
import { openEnvelope } from './sealing.ts'

/** A change among a room's members. */
export type MemberChange =
  { readonly change: 'joined'; readonly member: Member } | { readonly change: 'left'; readonly accountId: AccountId }

export type RoomEvents = {
  /** Each entry after the head that was known when the first listener came: once, in order, across reconnects. */
  readonly message: Message
  readonly member: MemberChange
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

/** A room as this account can use it. Calls reject with `WarifuError`. */
export type RoomHandle = {
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
  readonly send: (text: string) => Promise<Sent>
  /** Sends a failed message again, under the same id and at its place. False where it is not a failed one. */
  readonly retry: (messageId: MessageId) => boolean
  readonly cancel: (messageId: MessageId) => CancelOutcome
  /**
   * Reads entries. A page and the `message` events that come after subscribing leave no gap but may overlap: merge by `sequence`.
   */
  readonly history: (query: HistoryQuery) => Promise<HistoryPage>
  /** All members, in the order of their account ids. */
  readonly members: () => Promise<readonly Member[]>
  readonly join: () => Promise<Room>
  /** Leaves the room; where the account is invited only, declines the invitation. */
  readonly leave: () => Promise<void>
  readonly invite: (accountId: AccountId) => Promise<void>
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
  readonly rooms: Pick<Rooms, 'get'>
  readonly outbox: Pick<Outbox, 'list' | 'write' | 'retry' | 'cancel'>
  readonly markRead: MarkRead
  readonly events: Emitter<RoomEvents>
  /** Called when the first listener to messages comes and when the last one goes. */
  readonly follow: () => void
  readonly unfollow: () => void
  /** A reply says what the room is now. */
  readonly learn: (room: Room) => void
}

export function createRoomHandle(roomId: RoomId, parts: Parts): RoomHandle {
  const { call, rooms, outbox, events } = parts

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
      if (name === 'message') parts.follow()
      return () => {
        end()
        if (name === 'message' && !events.heard('message')) parts.unfollow()
      }
    },
    send: (text) => outbox.write(roomId, text),
    retry: (messageId) => outbox.retry(roomId, messageId),
    cancel: (messageId) => outbox.cancel(roomId, messageId),

    async history(query) {
      const page = await call('message.history', { roomId, ...place(query), limit: query.limit })
      if (!isRun(page.entries)) throw new WarifuError('answer-invalid')
      return { messages: page.entries.map(openEntry), head: page.head, more: page.more }
    },
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
    async join() {
      const { room } = await call('room.join', { roomId })
      parts.learn(room)
      return room
    },
    async leave() {
      await call('room.leave', { roomId })
    },
    async invite(accountId) {
      await call('room.invite', { roomId, accountId })
    },
    async markRead(sequence) {
      const membership = rooms.get(roomId)?.membership
      if (membership?.state === 'member' && membership.readSequence >= sequence) return
      await parts.markRead(roomId, sequence)
    },
  }
}

/** An entry as a reader sees it. */
export const openEntry = ({ sequence, at, accountId, deviceId, messageId, envelope }: Entry): Message => ({
  sequence,
  at,
  accountId,
  deviceId,
  messageId,
  content: openEnvelope(envelope),
})

/** Entries follow each other without gap [SQ2]. */
const isRun = (entries: readonly Entry[]): boolean =>
  entries.every(({ sequence }, i) => sequence === (entries[0]?.sequence ?? 0) + i)

function place(query: HistoryQuery): { direction: 'before' | 'after'; sequence: number } {
  if ('after' in query) return { direction: 'after', sequence: query.after }
  return { direction: 'before', sequence: 'before' in query ? query.before : Number.MAX_SAFE_INTEGER }
}
