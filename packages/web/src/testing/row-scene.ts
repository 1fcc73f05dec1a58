import type { Account, AccountId, RoomHandle } from '@warifu/client'
import { createMessageActsModel } from '../message/acts.model.ts'
import type { MessageTools } from '../message/message-tools.ts'
import type { People } from '../people/people.model.ts'
import type { Receipts } from '../receipts/receipts.model.ts'
import { createSnapshots } from '../snapshots.ts'
import { createUnfoldedModel } from '../text/unfolded.model.ts'
import type { RowScene } from '../timeline/row-scene.ts'

/** What rows and dialogs of a message work with, where nothing but them is on the screen. */
export function createRowScene({
  handle,
  me,
  people,
  receipts = new Map(),
  ...rest
}: Partial<RowScene> & {
  readonly handle: RoomHandle
  readonly me: AccountId
  readonly people: People
  readonly receipts?: Receipts
}): RowScene {
  const tools: MessageTools = {
    handle,
    me,
    people: createSnapshots(people),
    receipts: createSnapshots(receipts),
    acts: createMessageActsModel(handle),
    reply: () => {},
    edit: () => {},
    markUnread: () => {},
    copyText: async () => {},
    copyLink: async () => {},
  }
  return {
    me,
    tools,
    unfolded: createUnfoldedModel(),
    resend: () => {},
    remove: () => {},
    askQuote: () => {},
    openMessage: () => {},
    ...rest,
  }
}

/** The people of a workspace, nobody of whom said how their name is read. */
export const peopleOf = (...accounts: readonly Account[]): People =>
  new Map(accounts.map((each) => [each.accountId, { ...each, reading: null }]))
