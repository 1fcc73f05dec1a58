import type { AccountId, Push, Result, Room, RoomId } from '@warifu/protocol'
import type { Clock } from './clock.ts'
import { WarifuError } from './errors.ts'
import { nextDelay, type Random } from './reconnect.ts'

/** The rooms as this account sees them. After connecting they are listed whole, and pushes keep them so. */
export type Rooms = {
  /** By name; null until first listed. A new array only when something changed. */
  readonly all: readonly Room[] | null
  readonly get: (roomId: RoomId) => Room | null
  /** A connection is open: lists everything. Until that is done, pushes wait. */
  readonly opened: (accountId: AccountId) => void
  readonly lost: () => void
  readonly push: (push: Push) => void
  /** What a reply says: a room as it is now, and how far the account has read. */
  readonly put: (room: Room) => void
  readonly read: (roomId: RoomId, sequence: number) => void
  readonly clear: () => void
}

export type RoomsEvents = {
  readonly changed: (rooms: readonly Room[]) => void
  /** One room changed or came; null where the account no longer sees it. */
  readonly room: (roomId: RoomId, room: Room | null) => void
  /** All is listed. */
  readonly listed: (rooms: readonly Room[]) => void
  /** A push, after the rooms took from it what concerns them. */
  readonly pushed: (push: Push) => void
}

type Parts = {
  readonly list: (after: RoomId | null) => Promise<Result<'room.list'>>
  readonly clock: Clock
  readonly random: Random
}

type Phase =
  | { readonly phase: 'away' }
  /** `heads`: the newest sequences pushed meanwhile. Their entries are fetched, as those before them must be anyway. */
  | { readonly phase: 'listing'; readonly heads: Map<RoomId, number>; readonly waiting: Push[] }
  | { readonly phase: 'live' }

export function createRooms({ list, clock, random }: Parts, events: RoomsEvents): Rooms {
  const rooms = new Map<RoomId, Room>()
  let sorted: readonly Room[] | null = null
  let order: readonly RoomId[] | undefined
  let phase: Phase = { phase: 'away' }
  let own: AccountId | undefined
  let cancelWait = (): void => undefined

  async function listAll(listing: Phase, attempt: number): Promise<void> {
    try {
      const found: Room[] = []
      let page: Result<'room.list'>
      do {
        page = await list(found.at(-1)?.roomId ?? null)
        if (phase !== listing) return
        found.push(...page.rooms)
      } while (page.more && page.rooms.length > 0)
      replace(found)
    } catch (error) {
      if (phase !== listing) return
      const hint = error instanceof WarifuError ? error.retryAfterMs : undefined
      cancelWait = clock.after(nextDelay(attempt, random, hint), () => {
        void listAll(listing, attempt + 1)
      })
    }
  }

  function replace(found: readonly Room[]): void {
    const listing = phase
    if (listing.phase !== 'listing') return
    phase = { phase: 'live' }
    const gone = new Set(rooms.keys())
    for (const room of found) {
      gone.delete(room.roomId)
      set(raised(room, listing.heads.get(room.roomId) ?? 0))
    }
    for (const roomId of gone) remove(roomId)
    const all = publish()
    events.listed(all)
    for (const push of listing.waiting) apply(push)
  }

  function apply(push: Push): void {
    if (take(push)) publish()
    events.pushed(push)
  }

  /** True where the rooms changed. */
  function take(push: Push): boolean {
    switch (push.push) {
      case 'room':
        return set(raised(push.room, rooms.get(push.room.roomId)?.head ?? 0))
      case 'room-left':
        return leave(push.roomId)
      case 'message':
        return update(push.roomId, (room) => raised(room, push.entry.sequence))
      case 'read':
        return update(push.roomId, (room) => readTo(room, push.sequence))
      case 'member-joined':
        // The account's own joining comes as a `room`, counted.
        return push.member.accountId !== own && update(push.roomId, (room) => counted(room, 1))
      case 'member-left':
        return push.accountId !== own && update(push.roomId, (room) => counted(room, -1))
      default:
        return false
    }
  }

  function set(room: Room): boolean {
    if (rooms.get(room.roomId)?.name !== room.name) order = undefined
    rooms.set(room.roomId, room)
    events.room(room.roomId, room)
    return true
  }

  function update(roomId: RoomId, change: (room: Room) => Room): boolean {
    const room = rooms.get(roomId)
    if (room === undefined) return false
    const changed = change(room)
    return changed !== room && set(changed)
  }

  function remove(roomId: RoomId): boolean {
    if (!rooms.delete(roomId)) return false
    order = undefined
    events.room(roomId, null)
    return true
  }

  /** A public room stays to be seen, and can be joined again; nothing of what is in it. */
  function leave(roomId: RoomId): boolean {
    const room = rooms.get(roomId)
    // Of a public room that the account was not in, it means that the room is public no longer.
    if (room?.visibility !== 'public' || room.membership.state === 'none') return remove(roomId)
    const wasMember = room.membership.state === 'member' ? 1 : 0
    return set({ ...room, head: 0, members: room.members - wasMember, membership: { state: 'none' } })
  }

  function publish(): readonly Room[] {
    // Most changes are of a head or a count: the order stays.
    order ??= [...rooms.values()].sort(byName).map(({ roomId }) => roomId)
    const all = order.flatMap((roomId) => rooms.get(roomId) ?? [])
    sorted = all
    events.changed(all)
    return all
  }

  function end(): void {
    cancelWait()
    phase = { phase: 'away' }
  }

  return {
    get all() {
      return sorted
    },
    get: (roomId) => rooms.get(roomId) ?? null,
    opened(accountId) {
      end()
      own = accountId
      phase = { phase: 'listing', heads: new Map(), waiting: [] }
      void listAll(phase, 1)
    },
    lost: end,
    push(push) {
      if (phase.phase === 'live') apply(push)
      else if (phase.phase === 'listing') {
        if (push.push !== 'message') phase.waiting.push(push)
        else phase.heads.set(push.roomId, Math.max(push.entry.sequence, phase.heads.get(push.roomId) ?? 0))
      }
    },
    put(room) {
      set(raised(room, rooms.get(room.roomId)?.head ?? 0))
      publish()
    },
    read(roomId, sequence) {
      if (update(roomId, (room) => readTo(room, sequence))) publish()
    },
    clear() {
      end()
      rooms.clear()
      order = undefined
      sorted = null
    },
  }
}

/** The head of a room never goes back; outside it there is none to see. */
const raised = (room: Room, head: number): Room =>
  room.membership.state === 'member' && head > room.head ? { ...room, head } : room

function readTo(room: Room, readSequence: number): Room {
  const { membership } = room
  if (membership.state !== 'member' || membership.readSequence >= readSequence) return room
  return { ...room, membership: { ...membership, readSequence } }
}

const counted = (room: Room, change: number): Room => ({ ...room, members: Math.max(0, room.members + change) })

const { compare } = new Intl.Collator()
const byName = (a: Room, b: Room): number => compare(a.name, b.name) || (a.roomId < b.roomId ? -1 : 1)
