import type { AccountId, Client, Room, RoomEntry, RoomEntryOf, RoomId, Status } from '@warifu/client'
import type { Clock } from '../clock.ts'
import { createSnapshots, type Model } from '../snapshots.ts'
import { createLanes } from './lanes.ts'
import { createLatest } from './latest.ts'
import type { Marked } from './marked.ts'
import { createMarking, type Marking } from './marking.ts'
import type { News, Stale } from './news.ts'
import { createTally, isMentioned, type Tally } from './tally.ts'
import type { Unread } from './unread.ts'

export type UnreadModel = Model<ReadonlyMap<RoomId, Unread>> &
  Marking & {
    /** When the newest message of a direct room was written, as far as that is known. */
    readonly newsAt: Model<ReadonlyMap<RoomId, number>>
    /** Up to where the account has read a room, or says that it has. */
    readonly readTo: (roomId: RoomId) => number
    /** A message of somebody else has just come. */
    readonly onNews: (listener: (news: News) => void) => () => void
    /** Messages are no news any more. */
    readonly onStale: (listener: (stale: Stale) => void) => () => void
    readonly start: () => () => void
  }

/**
 * Counting leaves room in the connection's budget (by default 300 at once and 60 a second; a page costs 5) for what the reader does
 * meanwhile: whoever asks beyond it is refused, and in the end cut off.
 */
const PACE = { most: 2, burst: 20, everyMs: 125 } as const

type Followed = {
  readonly tally: Tally
  /** The server's read position, as last heard. */
  read: number
  /** `missed`: history could not be read. It is tried again with the next entry, or the next connection. */
  counting: 'done' | 'reading' | 'missed'
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
  clock: Clock,
): UnreadModel {
  const snapshots = createSnapshots<ReadonlyMap<RoomId, Unread>>(new Map())
  const followed = new Map<RoomId, Followed>()
  const counting = createLanes(PACE, clock)
  // What the reader does does not wait for what is only counted.
  const acting = createLanes(PACE, clock)
  const latest = createLatest(client, counting)
  const newsListeners = new Set<(news: News) => void>()
  const staleListeners = new Set<(stale: Stale) => void>()

  const positionOf = (room: Room) => Math.min(marked.of(room.roomId) ?? Infinity, readPosition(room))

  const publish = (roomId: RoomId) => {
    const unread = followed.get(roomId)?.tally.unread()
    const shown = snapshots.snapshot().get(roomId)
    if (unread?.messages === shown?.messages && unread?.mentions === shown?.mentions) return
    const next = new Map(snapshots.snapshot())
    if (unread === undefined) next.delete(roomId)
    else next.set(roomId, unread)
    snapshots.set(next)
  }

  const tellStale = (stale: Stale) => {
    for (const listener of [...staleListeners]) listener(stale)
  }

  /** Reads what nobody will tell of, page by page, and says what is unread when that is known. */
  const count = (room: Room, place: Followed) => {
    const { roomId } = room
    if (place.counting === 'reading') return
    place.counting = place.tally.isBehind() ? 'reading' : 'done'
    if (place.counting === 'done') {
      publish(roomId)
      return
    }
    const isOver = () => followed.get(roomId) !== place
    counting.run(
      async () => {
        if (isOver()) return
        const page = await place.tally.readOn(client.room(roomId).history)
        if (isOver()) return
        latest.read(room, page)
        place.counting = 'done'
        count(room, place)
        findLatest(room)
      },
      () => {
        place.counting = 'missed'
      },
    )
  }

  const findLatest = (room: Room) => {
    if (followed.get(room.roomId)?.counting !== 'reading') latest.find(room)
  }

  const heard = (roomId: RoomId, place: Followed, entry: RoomEntry) => {
    const { room } = client.room(roomId)
    if (room === null) return
    place.tally.hear(entry)
    publish(roomId)
    count(room, place)
    if (entry.kind === 'message') arrived(room, entry)
    if (entry.kind === 'delete') tellStale({ why: 'deleted', roomId, sequence: entry.target })
  }

  const arrived = (room: Room, { sequence, at, accountId, content }: RoomEntryOf<'message'>) => {
    latest.note(room, at)
    if (accountId === me || sequence <= positionOf(room)) return
    const text = content.state === 'opened' ? content.text : null
    const mentions = room.visibility === 'direct' || isMentioned(me, content)
    for (const listener of [...newsListeners]) listener({ room, sequence, accountId, text, mentions })
  }

  const follow = (room: Room) => {
    const { roomId, head } = room
    const place: Followed = {
      tally: createTally(me, positionOf(room), head),
      read: readPosition(room),
      counting: 'done',
      end: client.room(roomId).on('entry', (entry) => {
        heard(roomId, place, entry)
      }),
    }
    followed.set(roomId, place)
    if (place.tally.isBehind()) count(room, place)
  }

  const moved = (room: Room, place: Followed) => {
    const { roomId } = room
    const read = readPosition(room)
    if (read <= place.read) return
    place.read = read
    marked.mark(roomId, null)
    reposition(roomId)
    tellStale({ why: 'read', roomId, sequence: read })
  }

  /** What counts as read may have changed. */
  const reposition = (roomId: RoomId) => {
    const place = followed.get(roomId)
    const { room } = client.room(roomId)
    if (place === undefined || room === null) return
    place.tally.readTo(positionOf(room))
    count(room, place)
  }

  const leave = (roomId: RoomId, { end }: Followed) => {
    end()
    followed.delete(roomId)
    // Whoever comes back begins anew.
    marked.mark(roomId, null)
    publish(roomId)
    tellStale({ why: 'left', roomId })
  }

  const update = () => {
    if (client.rooms === null) return
    const rooms = client.rooms.filter((room) => room.membership.state === 'member')
    const present = new Set(rooms.map(({ roomId }) => roomId))
    for (const [roomId, place] of followed) if (!present.has(roomId)) leave(roomId, place)
    const fresh = rooms.filter(({ roomId }) => !followed.has(roomId))
    for (const room of rooms) {
      const place = followed.get(room.roomId)
      if (place !== undefined) moved(room, place)
    }
    // What is written to somebody alone is counted first.
    const directs = fresh.filter(({ visibility }) => visibility === 'direct')
    for (const room of directs) follow(room)
    for (const room of fresh) if (!followed.has(room.roomId)) follow(room)
    for (const room of directs) findLatest(room)
  }

  const reconnected = ({ state }: Status) => {
    if (state !== 'open') return
    for (const [roomId, place] of followed) {
      const { room } = client.room(roomId)
      if (room === null) continue
      if (place.counting === 'missed') count(room, place)
      findLatest(room)
    }
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    newsAt: latest,
    readTo(roomId) {
      const { room } = client.room(roomId)
      return room === null ? 0 : positionOf(room)
    },
    ...createMarking(client, me, marked, snapshots, acting, reposition),
    onNews(listener) {
      newsListeners.add(listener)
      return () => newsListeners.delete(listener)
    },
    onStale(listener) {
      staleListeners.add(listener)
      return () => staleListeners.delete(listener)
    },
    start() {
      const ends = [
        client.on('rooms', update),
        client.on('status', reconnected),
        marked.onChanged(() => {
          for (const roomId of followed.keys()) reposition(roomId)
        }),
      ]
      update()
      return () => {
        counting.clear()
        acting.clear()
        for (const end of ends) end()
        for (const { end } of followed.values()) end()
        followed.clear()
        snapshots.set(new Map())
      }
    },
  }
}

const readPosition = ({ membership, head }: Room): number =>
  membership.state === 'member' ? membership.readSequence : head
