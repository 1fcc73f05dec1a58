import type { ChosenVisibility, Client, RoomId } from '@warifu/client'
import { serverRefused, type ServerRefused } from '../errors.ts'
import { plainName } from '../names.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

export type CreateRoomSnapshot =
  | { readonly state: 'idle' }
  | { readonly state: 'busy' }
  | { readonly state: 'name-unusable' }
  | { readonly state: 'refused'; readonly refused: ServerRefused }

export type CreateRoomModel = Model<CreateRoomSnapshot> & {
  /** The new room, or null where it was not made and the snapshot says why. */
  readonly submit: (name: string, visibility: ChosenVisibility) => Promise<RoomId | null>
}

export function createCreateRoomModel(client: Pick<Client, 'createRoom'>): CreateRoomModel {
  const snapshots = createSnapshots<CreateRoomSnapshot>({ state: 'idle' })
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    async submit(typed, visibility) {
      if (snapshots.snapshot().state === 'busy') return null
      const name = plainName(typed)
      if (name === null) {
        snapshots.set({ state: 'name-unusable' })
        return null
      }
      snapshots.set({ state: 'busy' })
      try {
        const { roomId } = await client.createRoom({ name, visibility })
        snapshots.set({ state: 'idle' })
        return roomId
      } catch (error) {
        snapshots.set({ state: 'refused', refused: serverRefused(error) })
        return null
      }
    },
  }
}
