import { isPlainName, isPlainPurpose, type ErrorName, type Room, type RoomHandle } from '@warifu/client'
import { errorName } from '../errors.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

export type RoomWish = Pick<Room, 'name' | 'purpose'> & { readonly visibility: 'public' | 'private' }

/** Why a wish cannot be sent as it is. */
export type WishFault = 'name-unusable' | 'purpose-unusable'

export type RoomSettingsSnapshot =
  | { readonly state: 'idle' }
  | { readonly state: 'busy' }
  | { readonly state: 'kept' }
  | { readonly state: 'wrong'; readonly fault: WishFault }
  | { readonly state: 'refused'; readonly error: ErrorName }

export type RoomSettingsModel = Model<RoomSettingsSnapshot> & {
  /** True where the room is now as wished. */
  readonly keep: (wish: RoomWish) => Promise<boolean>
}

/** What a room is called, what it is for, and who can find it: its moderators change it. */
export function createRoomSettingsModel(room: Pick<RoomHandle, 'change'>): RoomSettingsModel {
  const snapshots = createSnapshots<RoomSettingsSnapshot>({ state: 'idle' })
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    async keep(wish) {
      if (snapshots.snapshot().state === 'busy') return false
      const stored = { ...wish, name: asStored(wish.name), purpose: asStored(wish.purpose) }
      const fault = faultIn(stored)
      if (fault !== null) {
        snapshots.set({ state: 'wrong', fault })
        return false
      }
      snapshots.set({ state: 'busy' })
      try {
        await room.change(stored)
        snapshots.set({ state: 'kept' })
        return true
      } catch (error) {
        snapshots.set({ state: 'refused', error: errorName(error) })
        return false
      }
    },
  }
}

/** As it is stored: keyboards and pasting bring outer spaces and decomposed letters. */
const asStored = (text: string): string => text.trim().normalize('NFC')

function faultIn({ name, purpose }: RoomWish): WishFault | null {
  if (!isPlainName(name)) return 'name-unusable'
  return isPlainPurpose(purpose) ? null : 'purpose-unusable'
}

/** Who can find a room, where that can be chosen. */
export const chosenVisibility = ({ visibility }: Pick<Room, 'visibility'>): RoomWish['visibility'] =>
  visibility === 'public' ? 'public' : 'private'
