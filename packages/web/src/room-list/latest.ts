import type { Client, HistoryPage, Room, RoomEntry, RoomId } from '@warifu/client'
import { createSnapshots, type Model } from '../snapshots.ts'
import type { Lanes } from './lanes.ts'

/** When the newest message of each direct room was written, as far as that is known: they are listed by it. */
export type Latest = Model<ReadonlyMap<RoomId, number>> & {
  readonly note: (room: Room, at: number) => void
  /** A page of history was read: it knows the newest message where it reaches to the end. */
  readonly read: (room: Room, page: HistoryPage) => void
  /** Asks the server, where it is a direct room of which nothing is known. */
  readonly find: (room: Room) => void
}

/** Among so many entries there is a message, unless its news is very old. */
const NEAR = 10

export function createLatest(client: Pick<Client, 'room'>, lanes: Lanes): Latest {
  const snapshots = createSnapshots<ReadonlyMap<RoomId, number>>(new Map())

  const note = ({ roomId, visibility }: Room, at: number) => {
    if (visibility !== 'direct' || at <= (snapshots.snapshot().get(roomId) ?? 0)) return
    snapshots.set(new Map([...snapshots.snapshot(), [roomId, at]]))
  }
  const isFound = (roomId: RoomId) => snapshots.snapshot().has(roomId)

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    note,
    read(room, page) {
      const newest = page.entries.findLast(isMessage)
      if (!page.more && newest !== undefined) note(room, newest.at)
    },
    find(room) {
      const { roomId, visibility, head } = room
      if (visibility !== 'direct' || head === 0 || isFound(roomId)) return
      lanes.run(
        async () => {
          if (isFound(roomId)) return
          const { entries } = await client.room(roomId).history({ limit: NEAR })
          // Where there is none among them, it was written before all of them.
          const newest = entries.findLast(isMessage) ?? entries[0]
          if (newest !== undefined) note(room, newest.at)
        },
        () => {
          // It is looked for again with the next connection.
        },
      )
    },
  }
}

const isMessage = (entry: RoomEntry): boolean =>
  entry.kind === 'message' || (entry.kind === 'erased' && entry.was === 'message')
