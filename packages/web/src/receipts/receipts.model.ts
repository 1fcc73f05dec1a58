import type { AccountId, RoomHandle } from '@warifu/client'
import { createSnapshots, type Model } from '../snapshots.ts'

/** How far the other members who share it have read, by account. */
export type Receipts = ReadonlyMap<AccountId, number>

export type ReceiptsModel = Model<Receipts> & { readonly start: () => () => void }

export function createReceiptsModel(room: Pick<RoomHandle, 'members' | 'on'>, me: AccountId): ReceiptsModel {
  const snapshots = createSnapshots<Receipts>(new Map())

  const take = (accountId: AccountId, sequence: number | null) => {
    const next = new Map(snapshots.snapshot())
    // A listing may be older than what was pushed meanwhile: positions only move forward.
    if (sequence === null) next.delete(accountId)
    else next.set(accountId, Math.max(sequence, next.get(accountId) ?? 0))
    snapshots.set(next)
  }

  const load = async () => {
    try {
      for (const { accountId, readSequence } of await room.members())
        if (accountId !== me && readSequence !== null) take(accountId, readSequence)
    } catch {
      // Receipts are an aid: without a connection there are none, and the strip already says so.
    }
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    start() {
      const ends = [
        room.on('receipt', ({ accountId, sequence }) => {
          if (accountId !== me) take(accountId, sequence)
        }),
        room.on('member', (change) => {
          if (change.change === 'left') take(change.accountId, null)
        }),
      ]
      void load()
      return () => {
        for (const end of ends) end()
        snapshots.set(new Map())
      }
    },
  }
}

/** Who has read a message. */
export const readersOf = (receipts: Receipts, sequence: number): readonly AccountId[] =>
  [...receipts].flatMap(([accountId, position]) => (position >= sequence ? [accountId] : []))
