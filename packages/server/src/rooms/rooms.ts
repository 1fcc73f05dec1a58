import {
  limits,
  type AccountId,
  type ChosenVisibility,
  type NotifyLevel,
  type Params,
  type Result,
  RoomId,
} from '@warifu/protocol'
import { randomId } from '@warifu/crypto'
import type { Bus } from '../bus/bus.ts'
import { accountTopic, roomTopic, WORKSPACE } from '../bus/topics.ts'
import type { Clock } from '../clock.ts'
import { conditionOf, type Grant } from '../guard/authorize.ts'
import { refuse, type Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import type { Events } from '../watch/events.ts'
import type { Standings } from './standings.ts'

export type NewRoom = { readonly roomId: RoomId; readonly name: string; readonly visibility: ChosenVisibility }

export type Rooms = {
  readonly create: (
    grant: Grant<'room.create'>,
    room: NewRoom,
  ) => Promise<Result<'room.create'> | Refusal<'room-id-taken' | 'too-many-rooms'>>
  /** The one direct room with an account [DR1]. */
  readonly direct: (
    grant: Grant<'room.direct'>,
    peer: AccountId,
  ) => Promise<Result<'room.direct'> | Refusal<'account-unknown' | 'too-many-rooms'>>
  readonly change: (
    grant: Grant<'room.change'>,
    wish: Omit<Params<'room.change'>, 'roomId'>,
  ) => Promise<Result<'room.change'> | Refusal<'action-refused'>>
  readonly notify: (
    grant: Grant<'room.notify'>,
    level: NotifyLevel,
  ) => Promise<Result<'room.notify'> | Refusal<'action-refused'>>
  readonly list: (grant: Grant<'room.list'>, after: RoomId | null) => Promise<Result<'room.list'>>
}

type Parts = {
  readonly store: Pick<Store, 'rooms'>
  readonly bus: Pick<Bus, 'publish'>
  readonly standings: Standings
  readonly events: Pick<Events, 'roomCreated' | 'roomChanged' | 'directOpened'>
  readonly clock: Pick<Clock, 'now'>
}

export function createRooms({ store, bus, standings, events, clock }: Parts): Rooms {
  /** Who left since is answered like whoever was never there. */
  const viewOf = async (roomId: RoomId, accountId: AccountId) => {
    const room = await store.rooms.view(roomId, accountId)
    return room === null ? refuse('action-refused') : { room }
  }

  return {
    create: async ({ holder }, { roomId, name, visibility }) => {
      const { accountId } = holder
      const row = { roomId, name, visibility, createdAt: clock.now(), createdBy: accountId }
      const { outcome } = await store.rooms.create(row, limits.roomsPerAccount)
      if (outcome === 'room-id-taken' || outcome === 'too-many-rooms') return refuse(outcome)

      standings.forget(roomId, accountId)
      if (outcome === 'created') {
        events.roomCreated({ roomId, accountId, visibility })
        await bus.publish(accountTopic(accountId), { kind: 'room', roomId })
        if (visibility === 'public') await bus.publish(WORKSPACE, { kind: 'public-room', roomId })
      }
      const room = await store.rooms.view(roomId, accountId)
      // It exists, but they left it since, and it is private: for them the id is simply not free.
      return room === null ? refuse('room-id-taken') : { room }
    },

    direct: async ({ holder }, peer) => {
      const { accountId } = holder
      const wished = RoomId.parse(randomId())
      const at = clock.now()
      const found = await store.rooms.direct({ roomId: wished, accountId, peer, at, mostRooms: limits.roomsPerAccount })
      if (!('roomId' in found)) return refuse(found.outcome)
      const { roomId } = found
      if (found.outcome === 'created') {
        for (const member of [accountId, peer]) standings.forget(roomId, member)
        events.directOpened({ roomId, accountId, peer })
      }
      // Also where the other made it: until its first entry nobody but who opened it hears the room.
      await bus.publish(accountTopic(accountId), { kind: 'room', roomId })
      const room = await store.rooms.view(roomId, accountId)
      return room === null ? refuse('account-unknown') : { room }
    },

    change: async (grant, { name, purpose, visibility }) => {
      const { roomId, holder } = grant
      const condition = conditionOf('room.change', grant)
      const changed = await store.rooms.change({ condition, name, purpose, visibility })
      if (changed.outcome === 'refused') return refuse('action-refused')
      events.roomChanged({ roomId, visibility, by: holder.accountId })
      await bus.publish(roomTopic(roomId), { kind: 'changed' })
      // Whoever saw it, or sees it now, without being a member.
      const isSeenByAll = changed.before === 'public' || visibility === 'public'
      if (isSeenByAll) await bus.publish(WORKSPACE, { kind: 'public-room', roomId })
      return viewOf(roomId, holder.accountId)
    },

    notify: async (grant, level) => {
      const { roomId, holder } = grant
      const { outcome } = await store.rooms.notify(conditionOf('room.notify', grant), level)
      if (outcome === 'refused') return refuse('action-refused')
      await bus.publish(accountTopic(holder.accountId), { kind: 'room', roomId })
      return viewOf(roomId, holder.accountId)
    },

    list: async ({ holder }, after) => {
      const rooms = await store.rooms.list(holder.accountId, after, limits.listingItems + 1)
      return { rooms: rooms.slice(0, limits.listingItems), more: rooms.length > limits.listingItems }
    },
  }
}
