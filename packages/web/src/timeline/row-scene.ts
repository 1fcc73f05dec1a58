import type { AccountId, MessageId } from '@warifu/client'
import type { MessageTools } from '../message/message-tools.ts'
import type { UnfoldedModel } from '../text/unfolded.model.ts'

/** What every row of a room works with. One object for as long as the room is open, so that rows need not be drawn again for it. */
export type RowScene = {
  readonly me: AccountId
  readonly tools: MessageTools
  readonly unfolded: UnfoldedModel
  readonly resend: (messageId: MessageId) => void
  readonly remove: (messageId: MessageId) => void
  /** A row whose quote is not known came into sight. */
  readonly askQuote: (sequence: number) => void
  /** Leads to a message of the room, wherever it lies. */
  readonly openMessage: (sequence: number) => void
}
