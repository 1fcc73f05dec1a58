import type { AccountId, Client, ErrorName, RoomId } from '@warifu/client'
import { errorName } from '../errors.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

export type DirectState =
  | { readonly state: 'idle' }
  | { readonly state: 'busy'; readonly accountId: AccountId }
  | { readonly state: 'refused'; readonly accountId: AccountId; readonly error: ErrorName }

/** Opens the direct room with somebody. One at a time: who asks for another one meanwhile gets nothing. */
export type DirectModel = Model<DirectState> & {
  /** The room, or null where it was not opened and the snapshot says why. */
  readonly open: (accountId: AccountId) => Promise<RoomId | null>
}

export function createDirectModel(client: Pick<Client, 'direct'>): DirectModel {
  const snapshots = createSnapshots<DirectState>({ state: 'idle' })
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    async open(accountId) {
      if (snapshots.snapshot().state === 'busy') return null
      snapshots.set({ state: 'busy', accountId })
      try {
        const { roomId } = await client.direct(accountId)
        snapshots.set({ state: 'idle' })
        return roomId
      } catch (error) {
        snapshots.set({ state: 'refused', accountId, error: errorName(error) })
        return null
      }
    },
  }
}
