import type { AccountId, Client, Room, RoomEntry, RoomId, Status } from '@warifu/client'
import { createSnapshots, type Model } from '../snapshots.ts'
import { createLanes } from './lanes.ts'
import type { Marked } from './marked.ts'
import type { News } from './news.ts'
import { createTally, isMentioned, type Tally } from './tally.ts'
import { type Unread } from './unread.ts'

export type UnreadModel = Model<ReadonlyMap<RoomId, Unread>> & {
  /** When the newest message of a room was written, as far as that is known. */
  readonly newsAt: Model<ReadonlyMap<RoomId, number>>
  /** Up to where the account has read a room, or says that it has. */
  readonly readTo: (roomId: RoomId) => number
  readonly markRead: (roomId: RoomId) => void
  readonly markAllRead: () => void
  /** From this message on, or from the newest of others, the room counts as unread. */
  readonly markUnread: (roomId: RoomId, sequence: number | 'newest') => void
  /** The reader went to the room: a mark that they set there has served. */
  readonly visited: (roomId: RoomId) => void
  /** A message of somebody else has just come. */
  readonly onNews: (listener: (news: News) => void) => () => void
  /** A room was read up to a sequence, here or elsewhere. */
  readonly onRead: (listener: (roomId: RoomId, sequence: number) => void) => () => void
  readonly start: () => () => void
}

/** A page of history. The sequence has no gaps [SQ2], so a page that is not the last covers exactly as many. */
const PAGE = 100
/** Rooms that are read at the same time: counting leaves room in the connection's budget. */
const LANES = 2

type Followed = {
  tally: Tally
  /** The server's read position, as last heard. */
  read: number
  /** What lies between read position and head could not be read: it is tried again with the next connection. */
  behind: boolean
  readonly end: () => void
}

/**
 * Counts exactly what is unread: a room's head also moves with edits and reactions, which nobody needs to read. Where there is
 * news, the entries after the read position are read once; what comes later is heard.
 */
export function createUnreadModel(
  client: Pick<Client, 'rooms' | 'room' | 'on'>,
  me: AccountId,
  marked: Marked,
): UnreadModel {
  const snapshots = createSnapshots<ReadonlyMap<RoomId, Unread>>(new Map())
  const newsAt = createSnapshots<ReadonlyMap<RoomId, number>>(new Map())
  const followed = new Map<RoomId, Followed>()
  const lanes = createLanes(LANES)
  const newsListeners = new Set<(news: News) => void>()
  const readListeners = new Set<(roomId: RoomId, sequence: number) => void>()

  const joined = () => (client.rooms ?? []).filter((room) => room.membership.state === 'member')
  const positionOf = (room: Room) =>
    marked.of(room.roomId) ?? (room.membership.state === 'member' ? room.membership.readSequence : room.head)

  const publish = (roomId: RoomId) => {
    const unread = followed.get(roomId)?.tally.unread()
    const shown = snapshots.snapshot().get(roomId)
    if (unread?.messages === shown?.messages && unread?.mentions === shown?.mentions) return
    const next = new Map(snapshots.snapshot())
    if (unread === undefined) next.delete(roomId)
    else next.set(roomId, unread)
    snapshots.set(next)
  }

  const noteNews = (roomId: RoomId, at: number | undefined) => {
    if (at === undefined || at <= (newsAt.snapshot().get(roomId) ?? 0)) return
    newsAt.set(new Map([...newsAt.snapshot(), [roomId, at]]))
  }

  /** Reads what lies between the read position and the head. */
  const catchUp = (room: Room) => {
    const { roomId } = room
    const place = followed.get(roomId)
    if (place === undefined) return
    const { tally } = place
    place.behind = true
    lanes.run(async () => {
      for (let after = positionOf(room); after < room.head && !tally.isFull(); after += PAGE) {
        const page = await client.room(roomId).history({ after, limit: PAGE })
        if (followed.get(roomId)?.tally !== tally) return
        tally.messages(page.messages)
        noteNews(roomId, page.messages.at(-1)?.at)
      }
      place.behind = false
      publish(roomId)
    })
  }

  /** A direct room is listed by its news, also where all of it is read. */
  const findNews = ({ roomId, head, visibility }: Room) => {
    if (visibility !== 'direct' || head === 0) return
    lanes.run(async () => {
      const page = await client.room(roomId).history({ limit: PAGE })
      noteNews(roomId, page.messages.at(-1)?.at)
    })
  }

  const heard = (roomId: RoomId, entry: RoomEntry) => {
    const room = client.room(roomId).room
    const tally = followed.get(roomId)?.tally
    if (tally === undefined || room === null) return
    if (entry.kind === 'message') noteNews(roomId, entry.at)
    const isNew = tally.entry(entry)
    publish(roomId)
    if (!isNew || entry.kind !== 'message' || entry.sequence <= positionOf(room)) return
    const { sequence, accountId, content } = entry
    const text = content.state === 'opened' ? content.text : null
    const mentions = room.visibility === 'direct' || isMentioned(me, content)
    for (const listener of [...newsListeners]) listener({ room, sequence, accountId, text, mentions })
  }

  const follow = (room: Room) => {
    const { roomId } = room
    const end = client.room(roomId).on('entry', (entry) => heard(roomId, entry))
    const read = room.membership.state === 'member' ? room.membership.readSequence : room.head
    followed.set(roomId, { tally: createTally(me, positionOf(room)), read, behind: false, end })
    if (positionOf(room) < room.head) catchUp(room)
    else findNews(room)
  }

  const moved = (room: Room, place: Followed) => {
    const { roomId, membership } = room
    if (membership.state !== 'member' || membership.readSequence <= place.read) return
    place.read = membership.readSequence
    marked.mark(roomId, null)
    place.tally.readTo(place.read)
    publish(roomId)
    for (const listener of [...readListeners]) listener(roomId, place.read)
  }

  const recount = (roomId: RoomId) => {
    const place = followed.get(roomId)
    const room = client.room(roomId).room
    if (place === undefined || room === null) return
    place.tally = createTally(me, positionOf(room))
    publish(roomId)
    catchUp(room)
  }

  const update = () => {
    const rooms = joined()
    for (const room of rooms) {
      const place = followed.get(room.roomId)
      if (place === undefined) follow(room)
      else moved(room, place)
    }
    for (const [roomId, { end }] of followed) {
      if (rooms.some((room) => room.roomId === roomId)) continue
      end()
      followed.delete(roomId)
      publish(roomId)
    }
  }

  const reconnected = ({ state }: Status) => {
    if (state !== 'open') return
    for (const room of joined()) if (followed.get(room.roomId)?.behind === true) catchUp(room)
  }

  const markFrom = (roomId: RoomId, sequence: number) => {
    marked.mark(roomId, sequence - 1)
    recount(roomId)
  }

  const markNewest = async (roomId: RoomId) => {
    const page = await client.room(roomId).history({ limit: PAGE })
    const newest = page.messages.findLast(({ accountId, content }) => accountId !== me && content.state !== 'deleted')
    if (newest !== undefined) markFrom(roomId, newest.sequence)
  }

  const markRead = (roomId: RoomId) => {
    const handle = client.room(roomId)
    const wasMarked = marked.of(roomId) !== null
    marked.mark(roomId, null)
    if (wasMarked) recount(roomId)
    if (handle.room !== null)
      handle.markRead(handle.room.head).catch(() => {
        // Where it was not stored, the room stays unread, which shows it.
      })
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    newsAt,
    readTo(roomId) {
      const room = client.room(roomId).room
      return room === null ? 0 : positionOf(room)
    },
    markRead,
    markAllRead() {
      for (const [roomId, unread] of snapshots.snapshot()) if (unread.messages > 0) markRead(roomId)
    },
    markUnread(roomId, from) {
      if (from !== 'newest') markFrom(roomId, from)
      else lanes.run(() => markNewest(roomId))
    },
    visited(roomId) {
      if (marked.of(roomId) === null) return
      marked.mark(roomId, null)
      recount(roomId)
    },
    onNews(listener) {
      newsListeners.add(listener)
      return () => newsListeners.delete(listener)
    },
    onRead(listener) {
      readListeners.add(listener)
      return () => readListeners.delete(listener)
    },
    start() {
      const ends = [client.on('rooms', update), client.on('status', reconnected)]
      marked.onChanged(() => {
        for (const roomId of followed.keys()) recount(roomId)
      })
      update()
      return () => {
        lanes.clear()
        for (const end of ends) end()
        for (const { end } of followed.values()) end()
        followed.clear()
      }
    },
  }
}
