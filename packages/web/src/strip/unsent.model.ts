import type { Client, RoomId } from '@warifu/client'
import { createSnapshots, type Model } from '../snapshots.ts'

/** How many messages of all rooms are written and not yet stored by the server. */
export type UnsentModel = Model<number> & { readonly start: () => () => void }

/** The number as it is now, for whoever is about to close the page. */
export const countUnsent = (client: Pick<Client, 'rooms' | 'room'>): number =>
  joinedRooms(client).reduce((sum, roomId) => sum + unsentOf(client, roomId), 0)

const joinedRooms = (client: Pick<Client, 'rooms'>): readonly RoomId[] =>
  (client.rooms ?? []).filter((room) => room.membership.state === 'member').map((room) => room.roomId)

const unsentOf = (client: Pick<Client, 'room'>, roomId: RoomId): number =>
  client.room(roomId).outbox.filter((outgoing) => outgoing.progress.state !== 'sent').length

export function createUnsentModel(client: Pick<Client, 'rooms' | 'on' | 'room'>): UnsentModel {
  const snapshots = createSnapshots(0)
  const listening = new Map<RoomId, () => void>()

  const count = () => {
    snapshots.set(countUnsent(client))
  }

  const follow = () => {
    const joined = new Set(joinedRooms(client))
    for (const roomId of joined) {
      if (!listening.has(roomId)) listening.set(roomId, client.room(roomId).on('outbox', count))
    }
    for (const [roomId, end] of listening) {
      if (joined.has(roomId)) continue
      end()
      listening.delete(roomId)
    }
    count()
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    start() {
      const endRooms = client.on('rooms', follow)
      follow()
      return () => {
        endRooms()
        for (const end of listening.values()) end()
        listening.clear()
      }
    },
  }
}
