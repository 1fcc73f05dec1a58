import { limits, type AccountId, type Result } from '@warifu/protocol'
import type { Bus } from '../bus/bus.ts'
import { accountTopic, roomTopic, type AccountNews } from '../bus/topics.ts'
import type { Clock } from '../clock.ts'
import { conditionOf, type Grant } from '../guard/authorize.ts'
import { refuse, type Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import type { Events } from '../watch/events.ts'
import type { Standings } from './standings.ts'

export type Members = {
  readonly join: (
    grant: Grant<'room.join'>,
  ) => Promise<Result<'room.join'> | Refusal<'action-refused' | 'too-many-rooms'>>
  readonly invite: (
    grant: Grant<'room.invite'>,
    accountId: AccountId,
  ) => Promise<Result<'room.invite'> | Refusal<'action-refused' | 'account-unknown' | 'too-many-invitations'>>
  readonly leave: (grant: Grant<'room.leave'>) => Promise<Result<'room.leave'> | Refusal<'action-refused'>>
  /** Ends another account's membership or open invitation: nothing of the room reaches it any more. */
  readonly remove: (
    grant: Grant<'room.remove'>,
    accountId: AccountId,
  ) => Promise<Result<'room.remove'> | Refusal<'action-refused' | 'account-unknown'>>
  readonly list: (
    grant: Grant<'room.members'>,
    after: AccountId | null,
  ) => Promise<Result<'room.members'> | Refusal<'action-refused'>>
}

type Parts = {
  readonly store: Pick<Store, 'rooms' | 'accounts'>
  readonly bus: Pick<Bus, 'publish'>
  readonly standings: Standings
  readonly events: Pick<Events, 'roomJoined' | 'roomInvited' | 'roomLeft' | 'roomDeclined' | 'memberRemoved'>
  readonly clock: Pick<Clock, 'now'>
}

/** Every change is committed, then forgotten by the standings, then told: nobody hears of it before it is so. */
export function createMembers({ store, bus, standings, events, clock }: Parts): Members {
  const tellAccount = (accountId: AccountId, news: AccountNews) => bus.publish(accountTopic(accountId), news)

  return {
    join: async ({ holder, roomId }) => {
      const { accountId } = holder
      const at = clock.now()
      const { outcome } = await store.rooms.join({ roomId, accountId, at, mostRooms: limits.roomsPerAccount })
      if (outcome === 'refused') return refuse('action-refused')
      if (outcome === 'too-many-rooms') return refuse('too-many-rooms')

      if (outcome === 'joined') {
        standings.forget(roomId, accountId)
        events.roomJoined({ roomId, accountId })
        await tellAccount(accountId, { kind: 'room', roomId })
        const account = await store.accounts.byId(accountId)
        if (account !== null) {
          // How far they have read is nothing yet; whether that is shared is told with the first receipt.
          const member = { accountId, name: account.name, role: 'member', joinedAt: at, readSequence: null } as const
          await bus.publish(roomTopic(roomId), { kind: 'member-joined', member })
        }
      }
      const room = await store.rooms.view(roomId, accountId)
      // Left again by another device, in this very moment.
      return room === null ? refuse('action-refused') : { room }
    },

    invite: async (grant, accountId) => {
      const { holder, roomId } = grant
      const condition = conditionOf('room.invite', grant)
      const { outcome } = await store.rooms.invite({
        condition,
        accountId,
        at: clock.now(),
        mostInvitations: limits.openInvitations,
      })
      if (outcome === 'refused') return refuse('action-refused')
      if (outcome === 'account-unknown' || outcome === 'too-many-invitations') return refuse(outcome)

      if (outcome === 'invited') {
        standings.forget(roomId, accountId)
        events.roomInvited({ roomId, accountId, by: holder.accountId })
        await tellAccount(accountId, { kind: 'room', roomId })
      }
      return {}
    },

    leave: async ({ holder, roomId }) => {
      const { accountId } = holder
      const { outcome } = await store.rooms.leave(roomId, accountId)
      if (outcome === 'refused') return refuse('action-refused')

      standings.forget(roomId, accountId)
      if (outcome === 'left') events.roomLeft({ roomId, accountId })
      else events.roomDeclined({ roomId, accountId })
      await tellAccount(accountId, { kind: 'left', roomId })
      // Who declined was no member: the members were told of no joining either.
      if (outcome === 'left') await bus.publish(roomTopic(roomId), { kind: 'member-left', accountId })
      return {}
    },

    remove: async (grant, accountId) => {
      const { holder, roomId } = grant
      const { outcome } = await store.rooms.remove({ condition: conditionOf('room.remove', grant), accountId })
      if (outcome === 'refused') return refuse('action-refused')
      if (outcome === 'account-unknown') return refuse(outcome)

      standings.forget(roomId, accountId)
      events.memberRemoved({ roomId, accountId, by: holder.accountId })
      await tellAccount(accountId, { kind: 'left', roomId })
      if (outcome === 'removed') await bus.publish(roomTopic(roomId), { kind: 'member-left', accountId })
      return {}
    },

    list: async (grant, after) => {
      const condition = conditionOf('room.members', grant)
      const members = await store.rooms.members(condition, after, limits.listingItems + 1)
      if (members === null) return refuse('action-refused')
      return { members: members.slice(0, limits.listingItems), more: members.length > limits.listingItems }
    },
  }
}
