import type { ReadEntry, Result, RoomId } from '@warifu/protocol'
import type { Clock } from './clock.ts'
import { WarifuError } from './errors.ts'
import { nextDelay, type Random } from './reconnect.ts'

/** Where an entry stands to a cursor [SQ10]. */
export type Place = 'seen' | 'next' | 'ahead'

export function placeOf(cursor: number, sequence: number): Place {
  if (sequence <= cursor) return 'seen'
  return sequence === cursor + 1 ? 'next' : 'ahead'
}

/**
 * Delivers each entry of the followed rooms once and in order, whatever is lost, doubled or late on the way: a cursor per room,
 * and what lies beyond a gap is fetched [SQ10].
 */
export type Resume = {
  /** From here on; `head` undefined where it is not known yet: then from the first head that is heard of. */
  readonly follow: (roomId: RoomId, head: number | undefined) => void
  readonly unfollow: (roomId: RoomId) => void
  /** The account is no member now. Still followed: from the head that is there when it joins again. */
  readonly left: (roomId: RoomId) => void
  readonly entry: (roomId: RoomId, entry: ReadEntry) => void
  /** What a listing says the room's head is. */
  readonly head: (roomId: RoomId, head: number) => void
  /** The connection is gone: nothing is fetched until `head` is heard again. */
  readonly lost: () => void
  /** The highest sequence up to which everything was delivered; undefined where nothing of the room is. */
  readonly cursor: (roomId: RoomId) => number | undefined
  /** Another account: what is followed stays so, from the heads that it will hear of. */
  readonly reset: () => void
}

type Parts = {
  readonly fetchAfter: (roomId: RoomId, cursor: number) => Promise<Result<'message.history'>>
  readonly deliver: (roomId: RoomId, entry: ReadEntry) => void
  readonly fault: (reason: string) => void
  readonly clock: Clock
  readonly random: Random
  readonly place: (cursor: number, sequence: number) => Place
}

type Followed = {
  cursor: number | undefined
  /** The newest sequence heard of. */
  target: number
  /** Entries pushed beyond the gap that is being fetched, by sequence. */
  readonly ahead: Map<number, ReadEntry>
  /** The fetching that is under way; replaced or undefined: the old one stops at its next step. */
  fetching: symbol | undefined
  /** Ends the rest between two tries. */
  wake: () => void
}

/** Entries kept beyond a gap, per room; what comes on top is fetched. */
const MOST_AHEAD = 500
/** Rooms that fetch at the same time: catching up leaves room in the connection's budget. */
const LANES = 4

export function createResume({ fetchAfter, deliver, fault, clock, random, place }: Parts): Resume {
  const rooms = new Map<RoomId, Followed>()
  const queue: (() => Promise<void>)[] = []
  let lanes = 0

  function takeIn(roomId: RoomId, room: Followed, entry: ReadEntry): void {
    room.target = Math.max(room.target, entry.sequence)
    room.cursor ??= entry.sequence - 1
    const where = place(room.cursor, entry.sequence)
    if (where === 'seen') return
    if (where === 'next' && room.fetching === undefined) {
      advance(roomId, room, entry)
      return
    }
    if (room.ahead.size < MOST_AHEAD) room.ahead.set(entry.sequence, entry)
    fetchGap(roomId, room)
  }

  function advance(roomId: RoomId, room: Followed, entry: ReadEntry): void {
    room.cursor = entry.sequence
    deliver(roomId, entry)
  }

  function fetchGap(roomId: RoomId, room: Followed): void {
    if (room.fetching !== undefined) return
    const run = Symbol('fetching')
    room.fetching = run
    queue.push(() => catchUp(roomId, room, run))
    nextLane()
  }

  function nextLane(): void {
    const job = lanes < LANES ? queue.shift() : undefined
    if (job === undefined) return
    lanes += 1
    void job().finally(() => {
      lanes -= 1
      nextLane()
    })
  }

  async function catchUp(roomId: RoomId, room: Followed, run: symbol): Promise<void> {
    const stale = (): boolean => room.fetching !== run
    let failures = 0
    while (!stale() && (room.cursor ?? 0) < room.target) {
      try {
        const page = await fetchAfter(roomId, room.cursor ?? 0)
        if (stale()) return
        failures = 0
        if (!takePage(roomId, room, run, page)) break
      } catch (error) {
        if (stale()) return
        if (!(error instanceof WarifuError) || error.retry !== 'later' || error.name === 'connection-lost') break
        failures += 1
        await rest(room, nextDelay(failures, random, error.retryAfterMs))
      }
    }
    if (stale()) return
    room.fetching = undefined
    room.ahead.clear()
    // What could not be fetched is tried again at the next entry or listing.
    room.target = room.cursor ?? 0
  }

  /** False where the page does not go on from the cursor, so that asking again would not either. */
  function takePage(roomId: RoomId, room: Followed, run: symbol, page: Result<'message.history'>): boolean {
    let moved = false
    for (const entry of page.entries) {
      if (place(room.cursor ?? 0, entry.sequence) !== 'next') {
        fault('history that does not go on from the cursor')
        return false
      }
      advance(roomId, room, entry)
      if (room.fetching !== run) return false // Whoever heard the entry has let go of the room.
      moved = true
    }
    if (!moved) {
      fault('history that ends before the head')
      return false
    }
    return takeAhead(roomId, room, run)
  }

  function takeAhead(roomId: RoomId, room: Followed, run: symbol): boolean {
    for (const [sequence, entry] of [...room.ahead].sort(([a], [b]) => a - b)) {
      const where = place(room.cursor ?? 0, sequence)
      if (where === 'ahead') return true
      room.ahead.delete(sequence)
      if (where === 'next') advance(roomId, room, entry)
      if (room.fetching !== run) return false
    }
    return true
  }

  function rest(room: Followed, delayMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const cancel = clock.after(delayMs, () => {
      resolve(undefined)
    })
    room.wake = () => {
      cancel()
      resolve(undefined)
    }
    return promise
  }

  function stop(room: Followed): void {
    room.fetching = undefined
    room.wake()
    room.ahead.clear()
    room.target = room.cursor ?? 0
  }

  function forget(room: Followed): void {
    room.cursor = undefined
    stop(room)
  }

  return {
    follow(roomId, head) {
      if (rooms.has(roomId)) return
      rooms.set(roomId, {
        cursor: head,
        target: head ?? 0,
        ahead: new Map(),
        fetching: undefined,
        wake: () => undefined,
      })
    },
    unfollow(roomId) {
      const room = rooms.get(roomId)
      if (room !== undefined) stop(room)
      rooms.delete(roomId)
    },
    left(roomId) {
      const room = rooms.get(roomId)
      if (room !== undefined) forget(room)
    },
    entry(roomId, entry) {
      const room = rooms.get(roomId)
      if (room !== undefined) takeIn(roomId, room, entry)
    },
    head(roomId, head) {
      const room = rooms.get(roomId)
      if (room === undefined) return
      room.cursor ??= head
      room.target = Math.max(room.target, head)
      if (room.cursor < room.target) fetchGap(roomId, room)
    },
    lost() {
      for (const room of rooms.values()) stop(room)
    },
    cursor: (roomId) => rooms.get(roomId)?.cursor,
    reset() {
      for (const room of rooms.values()) forget(room)
    },
  }
}
