import { limits, type Result, type RoomId, type Visibility } from '@warifu/protocol'
import type { Bus } from '../bus/bus.ts'
import { accountTopic, WORKSPACE } from '../bus/topics.ts'
import type { Clock } from '../clock.ts'
import type { Grant } from '../guard/authorize.ts'
import { refuse, type Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import type { Events } from '../watch/events.ts'
import type { Standings } from './standings.ts'

export type NewRoom = { readonly roomId: RoomId; readonly name: string; readonly visibility: Visibility }

export type Rooms = {
  readonly create: (
    grant: Grant<'room.create'>,
    room: NewRoom,
  ) => Promise<Result<'room.create'> | Refusal<'room-id-taken' | 'too-many-rooms'>>
  readonly list: (grant: Grant<'room.list'>, after: RoomId | null) => Promise<Result<'room.list'>>
}

type Parts = {
  readonly store: Pick<Store, 'rooms'>
  readonly bus: Pick<Bus, 'publish'>
  readonly standings: Standings
  readonly events: Pick<Events, 'roomCreated'>
  readonly clock: Pick<Clock, 'now'>
}

export function createRooms({ store, bus, standings, events, clock }: Parts): Rooms {
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

    list: async ({ holder }, after) => {
      const rooms = await store.rooms.list(holder.accountId, after, limits.listingItems + 1)
      return { rooms: rooms.slice(0, limits.listingItems), more: rooms.length > limits.listingItems }
    },
  }
}
