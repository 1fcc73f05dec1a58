import type { AccountId, Room } from '@warifu/protocol'
import type { ImmediatePart } from '../methods.ts'
import type { MembershipCondition } from '../store.ts'
import { OPEN } from './accounts.ts'
import { inOrder, type MemoryMember, type MemoryRoom, type MemoryTables } from './tables.ts'

/** The room and the membership a condition asks for, or null where it fails. */
export function fulfil({ rooms }: MemoryTables, { roomId, accountId, roles }: MembershipCondition) {
  const room = rooms.get(roomId)
  const member = room?.members.get(accountId)
  return room === undefined || member === undefined || !roles.includes(member.role) ? null : { room, member }
}

/** The room as an account sees it, or null where it must not know of it. */
function seenBy({ accounts }: MemoryTables, accountId: AccountId, room: MemoryRoom): Room | null {
  const { roomId, purpose, visibility, createdAt, pair } = room
  const peer = pair === null ? null : pair[0] === accountId ? pair[1] : pair[0]
  const name = peer === null ? room.name : (accounts.get(peer)?.name ?? room.name)
  const shown = { roomId, name, purpose, visibility, peer, createdAt, members: room.members.size }
  const member = room.members.get(accountId)
  if (member !== undefined) {
    const { role, readSequence, notify } = member
    return { ...shown, head: room.entries.length, membership: { state: 'member', role, readSequence, notify } }
  }
  const by = room.invitations.get(accountId)
  if (by !== undefined) return { ...shown, head: 0, membership: { state: 'invited', by } }
  return visibility === 'public' ? { ...shown, head: 0, membership: { state: 'none' } } : null
}

/** A direct room is news to its peer with its first entry. */
const isNews = (accountId: AccountId, { pair, entries, createdBy }: MemoryRoom): boolean =>
  pair === null || entries.length > 0 || createdBy === accountId

const newMember = (role: MemoryMember['role'], joinedAt: number): MemoryMember => ({
  role,
  joinedAt,
  readSequence: 0,
  notify: 'all',
})

const empty = () => ({ purpose: '', invitations: new Map(), entries: [], stamps: new Map(), pins: new Map() })

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
      const members = new Map([[createdBy, newMember('moderator', createdAt)]])
      rooms.set(roomId, { ...room, ...empty(), pair: null, members })
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
      return room === undefined ? null : seenBy(tables, accountId, room)
    },

    list: (accountId, after, limit) => {
      const seen = [...rooms.values()]
        .filter((room) => isNews(accountId, room))
        .map((room) => seenBy(tables, accountId, room))
      return inOrder(
        seen.filter((room) => room !== null),
        (room) => room.roomId,
        after,
        limit,
      )
    },

    joined: (accountId) =>
      joined(accountId)
        .filter((room) => isNews(accountId, room))
        .map(({ roomId }) => roomId),

    join: ({ roomId, accountId, at, mostRooms }) => {
      const room = rooms.get(roomId)
      if (room === undefined) return { outcome: 'refused' }
      if (room.members.has(accountId)) return { outcome: 'member-already' }
      if (room.visibility !== 'public' && !room.invitations.has(accountId)) return { outcome: 'refused' }
      if (!accounts.has(accountId)) throw new Error('a member needs its account')
      if (joined(accountId).length >= mostRooms) return { outcome: 'too-many-rooms' }
      room.members.set(accountId, newMember('member', at))
      room.invitations.delete(accountId)
      return { outcome: 'joined' }
    },

    invite: ({ condition, accountId, mostInvitations }) => {
      const fulfilled = fulfil(tables, condition)
      if (fulfilled?.room.pair !== null) return { outcome: 'refused' }
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

    direct: ({ roomId, accountId, peer, at, mostRooms }) => {
      const present = [...rooms.values()].find(
        ({ pair }) =>
          pair?.includes(accountId) === true && pair.includes(peer) && (accountId !== peer || pair[0] === pair[1]),
      )
      if (present !== undefined) return { outcome: 'exists', roomId: present.roomId }
      if (!accounts.has(peer)) return { outcome: 'account-unknown' }
      const made = [...rooms.values()].filter((each) => each.createdBy === accountId)
      const most = Math.max(joined(accountId).length, made.length, joined(peer).length)
      if (most >= mostRooms) return { outcome: 'too-many-rooms' }
      const members = new Map([accountId, peer].map((member) => [member, newMember('member', at)]))
      const room = { roomId, name: 'direct', visibility: 'direct', createdAt: at, createdBy: accountId } as const
      rooms.set(roomId, { ...room, ...empty(), pair: [accountId, peer], members })
      return { outcome: 'created', roomId }
    },

    remove: ({ condition, accountId }) => {
      const fulfilled = fulfil(tables, condition)
      if (fulfilled === null || condition.accountId === accountId) return { outcome: 'refused' }
      if (fulfilled.room.members.delete(accountId)) return { outcome: 'removed' }
      return { outcome: fulfilled.room.invitations.delete(accountId) ? 'uninvited' : 'account-unknown' }
    },

    change: ({ condition, name, purpose, visibility }) => {
      const fulfilled = fulfil(tables, condition)
      if (fulfilled?.room.pair !== null) return { outcome: 'refused' }
      rooms.set(condition.roomId, { ...fulfilled.room, name, purpose, visibility })
      return { outcome: 'changed', before: fulfilled.room.visibility }
    },

    notify: (condition, level) => {
      const fulfilled = fulfil(tables, condition)
      if (fulfilled === null) return { outcome: 'refused' }
      fulfilled.room.members.set(condition.accountId, { ...fulfilled.member, notify: level })
      return { outcome: 'changed' }
    },

    leave: (roomId, accountId) => {
      const room = rooms.get(roomId)
      if (room?.pair?.includes(accountId) === true) return { outcome: 'refused' }
      if (room?.members.delete(accountId) === true) return { outcome: 'left' }
      return { outcome: room?.invitations.delete(accountId) === true ? 'declined' : 'refused' }
    },

    members: (condition, after, limit) => {
      const fulfilled = fulfil(tables, condition)
      if (fulfilled === null) return null
      const shares = (id: AccountId) => (tables.privacies.get(id) ?? OPEN).receipts
      const members = [...fulfilled.room.members].flatMap(([accountId, { role, joinedAt, readSequence }]) => {
        const account = accounts.get(accountId)
        const told = shares(accountId) && shares(condition.accountId) ? readSequence : null
        return account === undefined ? [] : [{ accountId, name: account.name, role, joinedAt, readSequence: told }]
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
