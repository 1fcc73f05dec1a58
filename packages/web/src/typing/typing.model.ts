import type { AccountId, RoomHandle } from '@warifu/client'
import { createSnapshots, type Model } from '../snapshots.ts'

/** Who is typing in a room now, the longest first. */
export type TypingModel = Model<readonly AccountId[]> & { readonly start: () => () => void }

const NOBODY: readonly AccountId[] = []

export function createTypingModel(room: Pick<RoomHandle, 'on'>): TypingModel {
  const snapshots = createSnapshots(NOBODY)
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    start() {
      const end = room.on('typing', (accountIds) => {
        snapshots.set(accountIds.length === 0 ? NOBODY : accountIds)
      })
      return () => {
        end()
        snapshots.set(NOBODY)
      }
    },
  }
}
