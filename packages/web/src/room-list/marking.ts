import { createFold, type AccountId, type Client, type RoomId } from '@warifu/client'
import type { Model } from '../snapshots.ts'
import type { Lanes } from './lanes.ts'
import type { Marked } from './marked.ts'
import type { Unread } from './unread.ts'

/** What a reader says of rooms from the outside: that they are read, or are not. */
export type Marking = {
  readonly markRead: (roomId: RoomId) => void
  readonly markAllRead: () => void
  /** From this message on, or from the newest of others, the room counts as unread. */
  readonly markUnread: (roomId: RoomId, sequence: number | 'newest') => void
  /** The reader went to the room: a mark that they set there has served. It is told once more, with the last sequence before it. */
  readonly visited: (roomId: RoomId) => number | null
}

/** How far back the newest message of somebody else is looked for. */
const NEAR = 100

/** @param moved is told of a room whose mark came or went */
export function createMarking(
  client: Pick<Client, 'room'>,
  me: AccountId,
  marked: Marked,
  unread: Model<ReadonlyMap<RoomId, Unread>>,
  lanes: Lanes,
  moved: (roomId: RoomId) => void,
): Marking {
  const mark = (roomId: RoomId, sequence: number | null) => {
    marked.mark(roomId, sequence)
    moved(roomId)
  }

  const markRead = (roomId: RoomId) => {
    mark(roomId, null)
    const tell = async () => {
      const { room, markRead: say } = client.room(roomId)
      if (room !== null) await say(room.head)
    }
    lanes.run(tell, unchanged)
  }

  const markNewest = async (roomId: RoomId) => {
    const { entries, related } = await client.room(roomId).history({ limit: NEAR })
    const fold = createFold(me)
    fold.add(entries)
    fold.add(related)
    const newest = fold.messages.findLast(({ accountId, content }) => accountId !== me && content.state !== 'deleted')
    if (newest !== undefined) mark(roomId, newest.sequence - 1)
  }

  return {
    markRead,
    markAllRead() {
      for (const [roomId, { messages }] of unread.snapshot()) if (messages > 0) markRead(roomId)
    },
    markUnread(roomId, from) {
      if (from !== 'newest') mark(roomId, from - 1)
      else lanes.run(() => markNewest(roomId), unchanged)
    },
    visited(roomId) {
      const before = marked.of(roomId)
      if (before !== null) mark(roomId, null)
      return before
    },
  }
}

// Where the server could not be told or asked, the room looks as it did before, which says so.
const unchanged = () => {}
