import type { RoomId } from '@warifu/client'

/** Rooms that go on being listened to after they were on the screen, so that going back to one takes no time. */
const KEPT = 5

type Made<Models> = {
  readonly models: Models
  /** Listens to the room, whether it is on the screen or not. */
  readonly keep: () => () => void
}

type Kept<Models> = Made<Models> & {
  /** Null: not listened to. */
  end: (() => void) | null
  onScreen: number
}

export type KeptRooms<Models> = {
  /** The models of a room: those of the last time, where it was on the screen a short while ago. */
  readonly open: (roomId: RoomId) => Models
  /** Nothing is kept any more. */
  readonly end: () => void
}

/**
 * Keeps the models of the rooms that were on the screen last.
 * @param make is told what to call when its room comes on the screen; that returns what to call when it goes
 */
export function createKeptRooms<Models>(
  make: (roomId: RoomId, shown: () => () => void) => Made<Models>,
): KeptRooms<Models> {
  /** The one that was on the screen last, last. */
  const rooms = new Map<RoomId, Kept<Models>>()

  const letGo = (roomId: RoomId, kept: Kept<Models>) => {
    kept.end?.()
    kept.end = null
    rooms.delete(roomId)
  }
  const trim = () => {
    for (const [roomId, kept] of rooms) {
      if (rooms.size <= KEPT) return
      if (kept.onScreen === 0) letGo(roomId, kept)
    }
  }
  const show = (roomId: RoomId, kept: Kept<Models>) => {
    kept.onScreen += 1
    kept.end ??= kept.keep()
    rooms.delete(roomId)
    rooms.set(roomId, kept)
    trim()
    return () => {
      kept.onScreen -= 1
    }
  }

  return {
    open(roomId) {
      const known = rooms.get(roomId)
      if (known !== undefined) return known.models
      const kept: Kept<Models> = { ...make(roomId, () => show(roomId, kept)), end: null, onScreen: 0 }
      rooms.set(roomId, kept)
      return kept.models
    },
    end() {
      for (const [roomId, kept] of [...rooms]) letGo(roomId, kept)
    },
  }
}
