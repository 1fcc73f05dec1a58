import type { Client, RoomId } from '@warifu/client'
import { mentionsOf, totalOf, type Unread } from '../room-list/unread.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

/** What all rooms together have to tell. `mentions`: what of it is meant for the reader. */
export type Total = { readonly count: number; readonly mentions: number }

export type TotalModel = Model<Total> & { readonly start: () => () => void }

const NOTHING: Total = { count: 0, mentions: 0 }

export function createTotalModel(
  client: Pick<Client, 'rooms' | 'on'>,
  unread: Model<ReadonlyMap<RoomId, Unread>>,
): TotalModel {
  const snapshots = createSnapshots(NOTHING)
  const update = () => {
    const rooms = client.rooms ?? []
    const next = { count: totalOf(rooms, unread.snapshot()), mentions: mentionsOf(rooms, unread.snapshot()) }
    const { count, mentions } = snapshots.snapshot()
    if (next.count !== count || next.mentions !== mentions) snapshots.set(next)
  }
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    start() {
      // How much a room may tell is its account's choice, and comes with the rooms.
      const ends = [client.on('rooms', update), unread.subscribe(update)]
      update()
      return () => {
        for (const end of ends) end()
        snapshots.set(NOTHING)
      }
    },
  }
}
