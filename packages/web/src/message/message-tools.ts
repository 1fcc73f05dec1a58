import type { AccountId, Message, RoomHandle } from '@warifu/client'
import type { People } from '../people/people.model.ts'
import type { Receipts } from '../receipts/receipts.model.ts'
import type { Model } from '../snapshots.ts'
import type { MessageActsModel } from './acts.model.ts'

/** What the actions of a message work with: one of these for each open room. */
export type MessageTools = {
  readonly handle: RoomHandle
  readonly me: AccountId
  readonly people: Model<People>
  readonly receipts: Model<Receipts>
  readonly acts: MessageActsModel
  /** Puts the message into the composer, to be answered or written anew. */
  readonly reply: (message: Message) => void
  readonly edit: (message: Message) => void
  /** From this message on, everything counts as unread again, on this device. */
  readonly markUnread: (message: Message) => void
  /** Each tells by a notice whether it is in the clipboard. */
  readonly copyText: (text: string) => Promise<void>
  readonly copyLink: (message: Message) => Promise<void>
}
