import type { Client, Room } from '@warifu/client'
import { createSnapshots, type Model } from '../snapshots.ts'

export type RoomList =
  | { readonly state: 'loading' }
  | {
      readonly state: 'ready'
      readonly joined: readonly Room[]
      readonly invited: readonly Room[]
      /** Public rooms that the account could join. */
      readonly open: readonly Room[]
    }

export type RoomListModel = Model<RoomList> & { readonly start: () => () => void }

/** The rooms an account sees, by what it is to them; within each part in the order the client gives, which is by name. */
export function createRoomListModel(client: Pick<Client, 'rooms' | 'on'>): RoomListModel {
  const snapshots = createSnapshots<RoomList>({ state: 'loading' })
  const update = () => {
    if (client.rooms !== null) snapshots.set(sortOut(client.rooms))
  }
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    start() {
      const end = client.on('rooms', update)
      update()
      return end
    },
  }
}

const sortOut = (rooms: readonly Room[]): RoomList => ({
  state: 'ready',
  joined: rooms.filter((room) => room.membership.state === 'member'),
  invited: rooms.filter((room) => room.membership.state === 'invited'),
  open: rooms.filter((room) => room.membership.state === 'none'),
})

/** Messages of a room that its account has not read. */
export const unreadOf = (room: Room): number =>
  room.membership.state === 'member' ? Math.max(0, room.head - room.membership.readSequence) : 0
