import type { Client, ErrorName, RoomId } from '@warifu/client'
import { errorName } from '../errors.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

export type JoiningState = { readonly state: 'busy' } | { readonly state: 'refused'; readonly error: ErrorName }

/** How far entering rooms has come; a room that is not in it is not being entered. */
export type Joining = ReadonlyMap<RoomId, JoiningState>

export type JoiningModel = Model<Joining> & {
  /** True where the account is now a member. */
  readonly join: (roomId: RoomId) => Promise<boolean>
  /** True where the invitation is gone. */
  readonly decline: (roomId: RoomId) => Promise<boolean>
}

export function createJoiningModel(client: Pick<Client, 'room'>): JoiningModel {
  const snapshots = createSnapshots<Joining>(new Map())
  const note = (roomId: RoomId, state: JoiningState | null) => {
    const next = new Map(snapshots.snapshot())
    if (state === null) next.delete(roomId)
    else next.set(roomId, state)
    snapshots.set(next)
  }
  const once = async (roomId: RoomId, act: () => Promise<unknown>): Promise<boolean> => {
    if (snapshots.snapshot().get(roomId)?.state === 'busy') return false
    note(roomId, { state: 'busy' })
    try {
      await act()
      note(roomId, null)
      return true
    } catch (error) {
      note(roomId, { state: 'refused', error: errorName(error) })
      return false
    }
  }
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    join: (roomId) => once(roomId, () => client.room(roomId).join()),
    // Leaving a room that one is only invited to declines the invitation.
    decline: (roomId) => once(roomId, () => client.room(roomId).leave()),
  }
}
