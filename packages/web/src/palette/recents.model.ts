import type { RoomId } from '@warifu/client'
import { createSnapshots, type Model } from '../snapshots.ts'

/** The rooms that were opened here, the latest first. They last as long as the page. */
export type RecentsModel = Model<readonly RoomId[]> & { readonly visited: (roomId: RoomId) => void }

const MOST = 20

export function createRecentsModel(): RecentsModel {
  const snapshots = createSnapshots<readonly RoomId[]>([])
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    visited(roomId) {
      const known = snapshots.snapshot()
      if (known[0] === roomId) return
      snapshots.set([roomId, ...known.filter((each) => each !== roomId)].slice(0, MOST))
    },
  }
}
