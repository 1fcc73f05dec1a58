import type { Client, RoomId } from '@warifu/client'
import { createSnapshots, type Model } from '../snapshots.ts'

/** How many messages of all rooms are written and not yet stored by the server. */
export type UnsentModel = Model<number> & { readonly start: () => () => void }

export function createUnsentModel(client: Pick<Client, 'rooms' | 'on' | 'room'>): UnsentModel {
  const snapshots = createSnapshots(0)
  const listening = new Map<RoomId, () => void>()

  const count = () => {
    let unsent = 0
    for (const roomId of listening.keys()) {
      unsent += client.room(roomId).outbox.filter((outgoing) => outgoing.progress.state !== 'sent').length
    }
    snapshots.set(unsent)
  }

  const follow = () => {
    const joined = (client.rooms ?? []).filter((room) => room.membership.state === 'member').map((room) => room.roomId)
    for (const roomId of joined) {
      if (!listening.has(roomId)) listening.set(roomId, client.room(roomId).on('outbox', count))
    }
    for (const [roomId, end] of listening) {
      if (joined.includes(roomId)) continue
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
