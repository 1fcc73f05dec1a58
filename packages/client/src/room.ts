import { RoomId, type AccountId, type Member, type MessageId, type Room } from '@warifu/protocol'
import type { Subscribe } from './events.ts'
import type { HistoryPage, Message } from './message.ts'
import type { CancelOutcome, Outgoing, Sent } from './outbox.ts'

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
