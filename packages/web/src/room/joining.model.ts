import type { Client, ErrorName, RoomId } from '@warifu/client'
import { errorName } from '../errors.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

export type JoiningState = { readonly state: 'busy' } | { readonly state: 'refused'; readonly error: ErrorName }

/** How far entering rooms has come; a room that is not in it is not being entered. */
export type Joining = ReadonlyMap<RoomId, JoiningState>

export type JoiningModel = Model<Joining> & {
  /** True where the account is now a member. */
  readonly join: (roomId: RoomId) => Promise<boolean>
}

export function createJoiningModel(client: Pick<Client, 'room'>): JoiningModel {
  const snapshots = createSnapshots<Joining>(new Map())
  const note = (roomId: RoomId, state: JoiningState | null) => {
    const next = new Map(snapshots.snapshot())
    if (state === null) next.delete(roomId)
    else next.set(roomId, state)
    snapshots.set(next)
  }
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    async join(roomId) {
      if (snapshots.snapshot().get(roomId)?.state === 'busy') return false
      note(roomId, { state: 'busy' })
      try {
        await client.room(roomId).join()
        note(roomId, null)
        return true
      } catch (error) {
        note(roomId, { state: 'refused', error: errorName(error) })
        return false
      }
    },
  }
}
