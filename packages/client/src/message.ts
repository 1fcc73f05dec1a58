import type { AccountId, DeviceId, MessageId } from '@warifu/protocol'

/** Why a received envelope is not shown: its suite is newer than this version, or its content breaks the rules. */
export type UnreadableReason = 'suite-unknown' | 'content-invalid'

/** Somebody who is named in a text. In the text stands `@` and this name, which was theirs when it was written. */
export type Mention = { readonly accountId: AccountId; readonly name: string }

/** What a person wrote. `replyTo` is the sequence of the message that it answers. */
export type Written = {
  readonly text: string
  readonly mentions: readonly Mention[]
  readonly replyTo: number | null
}

/** What stands in an envelope, as far as it can be read. */
export type Opened<Value> =
  ({ readonly state: 'opened' } & Value) | { readonly state: 'unreadable'; readonly reason: UnreadableReason }

/** What is to be shown of a message. `by` is who deleted it, and `at` when. */
export type Content =
  Opened<Written> | { readonly state: 'deleted'; readonly by: AccountId | null; readonly at: number | null }

/** One emoji under a message. `own`: the sequence of one's own reaction, by which it is taken back; null where there is none. */
export type Reaction = {
  readonly emoji: string
  /** Who reacted with it, the first one first. */
  readonly accounts: readonly AccountId[]
  readonly own: number | null
}

/** A message as it is now, with all that became of it. `at` is the server's clock, milliseconds since 1970. */
export type Message = {
  readonly sequence: number
  readonly at: number
  readonly accountId: AccountId
  readonly deviceId: DeviceId
  readonly messageId: MessageId
  readonly content: Content
  /** When it was edited last; null: never. */
  readonly edited: { readonly at: number } | null
  /** In the order in which each emoji came first. */
  readonly reactions: readonly Reaction[]
  readonly pinned: boolean
}

/** What a message said at a time. */
export type Revision = {
  readonly sequence: number
  readonly at: number
  readonly content: Opened<Written>
}
