import type { AccountId, DeviceId, MessageId } from '@warifu/protocol'

/** Why a received envelope is not shown: its suite is newer than this version, or its content breaks the rules. */
export type UnreadableReason = 'suite-unknown' | 'content-invalid'

export type Content =
  | { readonly state: 'opened'; readonly text: string }
  | { readonly state: 'unreadable'; readonly reason: UnreadableReason }

/** One entry of a room, opened as far as possible. `at` is the server's clock, milliseconds since 1970. */
export type Message = {
  readonly sequence: number
  readonly at: number
  readonly accountId: AccountId
  readonly deviceId: DeviceId
  readonly messageId: MessageId
  readonly content: Content
}

/** A page of a room's history, in rising order. `more`: further messages lie in the direction asked for. */
export type HistoryPage = {
  readonly messages: readonly Message[]
  readonly head: number
  readonly more: boolean
}
