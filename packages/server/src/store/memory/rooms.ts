import type { AccountId, Room } from '@warifu/protocol'
import type { ImmediatePart } from '../methods.ts'
import type { MembershipCondition } from '../store.ts'
import { inOrder, type MemoryRoom, type MemoryTables } from './tables.ts'

/** The room and the membership a condition asks for, or null where it fails. */
export function fulfil({ rooms }: MemoryTables, { roomId, accountId, roles }: MembershipCondition) {
  const room = rooms.get(roomId)
  const member = room?.members.get(accountId)
  return room === undefined || member === undefined || !roles.includes(member.role) ? null : { room, member }
}

/** The room as an account sees it, or null where it must not know of it. */
function seenBy(accountId: AccountId, room: MemoryRoom): Room | null {
  const { roomId, name, visibility, createdAt } = room
  const shown = { roomId, name, visibility, createdAt, members: room.members.size }
  const member = room.members.get(accountId)
  if (member !== undefined) {
    const { role, readSequence } = member
    return { ...shown, head: room.entries.length, membership: { state: 'member', role, readSequence } }
  }
  const by = room.invitations.get(accountId)
  if (by !== undefined) return { ...shown, head: 0, membership: { state: 'invited', by } }
  return visibility === 'public' ? { ...shown, head: 0, membership: { state: 'none' } } : null
}

export function memoryRooms(tables: MemoryTables): ImmediatePart<'rooms'> {
  const { rooms, accounts } = tables
  const joined = (accountId: AccountId) =>
    inOrder(rooms.values(), (room) => room.roomId, null, Infinity).filter(({ members }) => members.has(accountId))

  return {
    create: (room, mostRooms) => {
      const { roomId, createdBy, createdAt } = room
      const existing = rooms.get(roomId)
      if (existing !== undefined) return { outcome: existing.createdBy === createdBy ? 'exists' : 'room-id-taken' }
      if (!accounts.has(createdBy)) throw new Error('a room needs its account')
      const made = [...rooms.values()].filter((each) => each.createdBy === createdBy)
      if (Math.max(joined(createdBy).length, made.length) >= mostRooms) return { outcome: 'too-many-rooms' }
      const moderator = { role: 'moderator', joinedAt: createdAt, readSequence: 0 } as const
      rooms.set(roomId, {
        ...room,
        members: new Map([[createdBy, moderator]]),
        invitations: new Map(),
        entries: [],
        stamps: new Map(),
      })
      return { outcome: 'created' }
    },

    standing: (roomId, accountId) => {
      const room = rooms.get(roomId)
      if (room === undefined) return null
      const member = room.members.get(accountId)
      if (member !== undefined) return { state: 'member', role: member.role }
      return room.invitations.has(accountId) ? { state: 'invited' } : { state: 'none', visibility: room.visibility }
    },

    view: (roomId, accountId) => {
      const room = rooms.get(roomId)
      return room === undefined ? null : seenBy(accountId, room)
    },

    list: (accountId, after, limit) => {
      const seen = [...rooms.values()].map((room) => seenBy(accountId, room))
      return inOrder(
        seen.filter((room) => room !== null),
        (room) => room.roomId,
        after,
        limit,
      )
    },

    joined: (accountId) => joined(accountId).map(({ roomId }) => roomId),

    join: ({ roomId, accountId, at, mostRooms }) => {
      const room = rooms.get(roomId)
      if (room === undefined) return { outcome: 'refused' }
      if (room.members.has(accountId)) return { outcome: 'member-already' }
      if (room.visibility !== 'public' && !room.invitations.has(accountId)) return { outcome: 'refused' }
      if (!accounts.has(accountId)) throw new Error('a member needs its account')
      if (joined(accountId).length >= mostRooms) return { outcome: 'too-many-rooms' }
      room.members.set(accountId, { role: 'member', joinedAt: at, readSequence: 0 })
      room.invitations.delete(accountId)
      return { outcome: 'joined' }
    },

    invite: ({ condition, accountId, mostInvitations }) => {
      const fulfilled = fulfil(tables, condition)
      if (fulfilled === null) return { outcome: 'refused' }
      if (!accounts.has(accountId)) return { outcome: 'account-unknown' }
      const { members, invitations } = fulfilled.room
      if (members.has(accountId) || invitations.has(accountId)) return { outcome: 'unchanged' }
      const by = condition.accountId
      const open = [...rooms.values()].flatMap((room) => [...room.invitations])
      const openTo = open.filter(([invitee]) => invitee === accountId).length
      const openBy = open.filter(([, inviter]) => inviter === by).length
      if (Math.max(openTo, openBy) >= mostInvitations) return { outcome: 'too-many-invitations' }
      invitations.set(accountId, by)
      return { outcome: 'invited' }
    },

    leave: (roomId, accountId) => {
      const room = rooms.get(roomId)
      if (room?.members.delete(accountId) === true) return { outcome: 'left' }
      return { outcome: room?.invitations.delete(accountId) === true ? 'declined' : 'refused' }
    },

    members: (condition, after, limit) => {
      const fulfilled = fulfil(tables, condition)
      if (fulfilled === null) return null
      const members = [...fulfilled.room.members].flatMap(([accountId, { role, joinedAt }]) => {
        const account = accounts.get(accountId)
        return account === undefined ? [] : [{ accountId, name: account.name, role, joinedAt }]
      })
      return inOrder(members, (member) => member.accountId, after, limit)
    },

    read: (condition, sequence) => {
      const fulfilled = fulfil(tables, condition)
      if (fulfilled === null) return null
      const { room, member } = fulfilled
      const readSequence = Math.max(member.readSequence, Math.min(sequence, room.entries.length))
      room.members.set(condition.accountId, { ...member, readSequence })
      return readSequence
    },
  }
}
