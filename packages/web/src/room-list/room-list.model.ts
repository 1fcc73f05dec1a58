import type { Client, Room, RoomId } from '@warifu/client'
import { createSnapshots, type Model } from '../snapshots.ts'

export type RoomList =
  | { readonly state: 'loading' }
  | {
      readonly state: 'ready'
      /** Rooms the account is in, by name. */
      readonly rooms: readonly Room[]
      /** Direct rooms, the one with the latest news first. */
      readonly directs: readonly Room[]
      readonly invited: readonly Room[]
      /** Public rooms that the account could join. */
      readonly open: readonly Room[]
    }

export type RoomListModel = Model<RoomList> & { readonly start: () => () => void }

/**
 * The rooms an account sees, by what it is to them.
 * @param newsAt when the newest message of a room was written, as far as that is known
 */
export function createRoomListModel(
  client: Pick<Client, 'rooms' | 'on'>,
  newsAt: Model<ReadonlyMap<RoomId, number>>,
): RoomListModel {
  const snapshots = createSnapshots<RoomList>({ state: 'loading' })
  const update = () => {
    if (client.rooms !== null) snapshots.set(sortOut(client.rooms, newsAt.snapshot()))
  }
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    start() {
      const ends = [client.on('rooms', update), newsAt.subscribe(update)]
      update()
      return () => {
        for (const end of ends) end()
      }
    },
  }
}

function sortOut(all: readonly Room[], newsAt: ReadonlyMap<RoomId, number>): RoomList {
  const latest = ({ roomId, createdAt }: Room) => newsAt.get(roomId) ?? createdAt
  const joined = all.filter((room) => room.membership.state === 'member')
  return {
    state: 'ready',
    rooms: joined.filter((room) => room.visibility !== 'direct'),
    directs: joined.filter((room) => room.visibility === 'direct').sort((a, b) => latest(b) - latest(a)),
    invited: all.filter((room) => room.membership.state === 'invited'),
    open: all.filter((room) => room.membership.state === 'none'),
  }
}

/** All rooms the account is in, in the order in which they are shown. */
export const joinedOf = (list: RoomList): readonly Room[] =>
  list.state === 'loading' ? [] : [...list.rooms, ...list.directs]

/** The room with this id among all that the account sees; null where it sees none. */
export function findRoom(list: RoomList, roomId: RoomId | null): Room | null {
  if (list.state === 'loading') return null
  const all = [...list.rooms, ...list.directs, ...list.invited, ...list.open]
  return all.find((room) => room.roomId === roomId) ?? null
}

/**
 * The room before or after the present one among those that qualify, round the ends; null where there is no other. From no room
 * at all it is the last or the first.
 */
export function neighbourOf(
  rooms: readonly Room[],
  present: RoomId | null,
  step: -1 | 1,
  qualifies: (room: Room) => boolean,
): Room | null {
  const at = rooms.findIndex((room) => room.roomId === present)
  const from = at === -1 && step === -1 ? rooms.length : at
  for (let ahead = 1; ahead <= rooms.length; ahead += 1) {
    const room = rooms[(from + step * ahead + 2 * rooms.length) % rooms.length]
    if (room !== undefined && room.roomId !== present && qualifies(room)) return room
  }
  return null
}
