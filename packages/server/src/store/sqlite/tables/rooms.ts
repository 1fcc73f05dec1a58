import type { Database } from 'better-sqlite3'
import type { AccountId, ChosenVisibility, Membership, NotifyLevel, Room, RoomId, RoomRole } from '@warifu/protocol'
import type { ImmediatePart } from '../../methods.ts'
import type { RoomRow } from '../../store.ts'
import { compiledOnce } from './compiled-once.ts'
import { invitationTable } from './invitations.ts'
import { IS_NEWS, memberTable } from './members.ts'

/** A room beside what one account is to it; null where that is nothing. */
type SeenRow = Omit<Room, 'membership'> & {
  readonly role: RoomRole | null
  readonly readSequence: number | null
  readonly notify: NotifyLevel | null
  readonly invitedBy: AccountId | null
}

const accountId = compiledOnce('@accountId')
/** Of the two accounts of a direct room the other one. */
const PEER = `case r.direct_low when ${accountId} then r.direct_high else r.direct_low end`

const SEEN = `
  r.room_id as roomId, coalesce(p.name, r.name) as name, r.purpose, r.visibility, p.account_id as peer,
  r.created_at as createdAt, r.member_count as members, r.head,
  m.role, m.read_sequence as readSequence, m.notify, i.invited_by as invitedBy
  from rooms r
  left join accounts p on p.account_id = ${PEER}
  left join members m on m.room_id = r.room_id and m.account_id = ${accountId}
  left join invitations i on i.room_id = r.room_id and i.account_id = ${accountId}`

function membershipIn({ role, readSequence, notify, invitedBy }: SeenRow): Membership {
  if (role !== null) return { state: 'member', role, readSequence: readSequence ?? 0, notify: notify ?? 'all' }
  return invitedBy === null ? { state: 'none' } : { state: 'invited', by: invitedBy }
}

function roomOf(row: SeenRow): Room {
  const { roomId, name, purpose, visibility, peer, createdAt, members } = row
  const membership = membershipIn(row)
  const head = membership.state === 'member' ? row.head : 0
  return { roomId, name, purpose, visibility, peer, createdAt, members, head, membership }
}

export function roomTable(db: Database): ImmediatePart<'rooms'> {
  const insert = db.prepare<RoomRow>(`
    insert into rooms (room_id, name, visibility, created_at, created_by)
    values (@roomId, @name, @visibility, @createdAt, @createdBy)`)
  const creator = db.prepare<[string], AccountId>('select created_by from rooms where room_id = ?').pluck()
  const madeCount = db.prepare<[string], number>('select count(*) from rooms where created_by = ?').pluck()
  const seen = db.prepare<{ roomId: RoomId; accountId: AccountId }, SeenRow>(
    `select ${SEEN} where r.room_id = ${compiledOnce('@roomId')}`,
  )
  // Each arm of the union is read in the order of its index, and no further than the limit asks.
  const list = db.prepare<{ accountId: AccountId; after: string; limit: number }, SeenRow>(`
    with page (room_id) as (
      select m.room_id from members m join rooms r on r.room_id = m.room_id
        where m.account_id = @accountId and m.room_id > @after and (${IS_NEWS})
      union select room_id from invitations where account_id = @accountId and room_id > @after
      union select room_id from rooms where visibility = 'public' and room_id > @after
      order by room_id limit @limit)
    select ${SEEN} where r.room_id in (select room_id from page) order by r.room_id`)
  const directOf = db
    .prepare<[string, string], RoomId>('select room_id from rooms where direct_low = ? and direct_high = ?')
    .pluck()
  // Its name stands nowhere: each of the two sees the other's.
  const insertDirect = db.prepare<[string, number, string, string, string]>(`
    insert into rooms (room_id, name, visibility, created_at, created_by, direct_low, direct_high)
    values (?, 'direct', 'direct', ?, ?, ?, ?)`)
  const changeRoom = db.prepare<[string, string, ChosenVisibility, string]>(`
    update rooms set name = ?, purpose = ?, visibility = ? where room_id = ?`)
  const account = db.prepare<[string], 1>('select 1 from accounts where account_id = ?').pluck()
  const members = memberTable(db)
  const invitations = invitationTable(db)

  return {
    create: (room, mostRooms) => {
      const createdBy = creator.get(room.roomId)
      if (createdBy !== undefined) return { outcome: createdBy === room.createdBy ? 'exists' : 'room-id-taken' }
      const most = Math.max(members.joinedCount(room.createdBy), madeCount.get(room.createdBy) ?? 0)
      if (most >= mostRooms) return { outcome: 'too-many-rooms' }
      insert.run(room)
      members.add(room.roomId, room.createdBy, 'moderator', room.createdAt)
      return { outcome: 'created' }
    },

    standing: (roomId, accountId) => {
      const row = seen.get({ roomId, accountId })
      if (row === undefined) return null
      const membership = membershipIn(row)
      if (membership.state === 'member') return { state: 'member', role: membership.role }
      return membership.state === 'invited' ? { state: 'invited' } : { state: 'none', visibility: row.visibility }
    },

    view: (roomId, accountId) => {
      const row = seen.get({ roomId, accountId })
      if (row === undefined) return null
      const room = roomOf(row)
      return room.membership.state === 'none' && room.visibility !== 'public' ? null : room
    },

    list: (accountId, after, limit) => list.all({ accountId, after: after ?? '', limit }).map(roomOf),
    joined: members.joined,

    join: ({ roomId, accountId, at, mostRooms }) => {
      const row = seen.get({ roomId, accountId })
      if (row === undefined) return { outcome: 'refused' }
      if (row.role !== null) return { outcome: 'member-already' }
      if (row.visibility !== 'public' && row.invitedBy === null) return { outcome: 'refused' }
      if (members.joinedCount(accountId) >= mostRooms) return { outcome: 'too-many-rooms' }
      members.add(roomId, accountId, 'member', at)
      invitations.remove(roomId, accountId)
      return { outcome: 'joined' }
    },

    invite: ({ condition, accountId, at, mostInvitations }) => {
      const { roomId, accountId: by } = condition
      if (members.fulfil(condition) === null) return { outcome: 'refused' }
      if (account.get(accountId) === undefined) return { outcome: 'account-unknown' }
      const invitee = seen.get({ roomId, accountId })
      if (invitee?.visibility === 'direct') return { outcome: 'refused' }
      if (invitee?.role !== null || invitee.invitedBy !== null) return { outcome: 'unchanged' }
      const open = Math.max(invitations.openTo(accountId), invitations.openBy(by))
      if (open >= mostInvitations) return { outcome: 'too-many-invitations' }
      invitations.add(roomId, accountId, by, at)
      return { outcome: 'invited' }
    },

    direct: ({ roomId, accountId, peer, at, mostRooms }) => {
      const [low, high] = accountId < peer ? [accountId, peer] : [peer, accountId]
      const present = directOf.get(low, high)
      if (present !== undefined) return { outcome: 'exists', roomId: present }
      if (account.get(peer) === undefined) return { outcome: 'account-unknown' }
      const most = Math.max(members.joinedCount(accountId), madeCount.get(accountId) ?? 0, members.joinedCount(peer))
      if (most >= mostRooms) return { outcome: 'too-many-rooms' }
      insertDirect.run(roomId, at, accountId, low, high)
      for (const member of new Set([accountId, peer])) members.add(roomId, member, 'member', at)
      return { outcome: 'created', roomId }
    },

    remove: ({ condition, accountId }) => {
      const { roomId } = condition
      if (members.fulfil(condition) === null || condition.accountId === accountId) return { outcome: 'refused' }
      if (members.remove(roomId, accountId)) return { outcome: 'removed' }
      return { outcome: invitations.remove(roomId, accountId) ? 'uninvited' : 'account-unknown' }
    },

    change: ({ condition, name, purpose, visibility }) => {
      const fulfilled = members.fulfil(condition)
      if (fulfilled === null || fulfilled.visibility === 'direct') return { outcome: 'refused' }
      changeRoom.run(name, purpose, visibility, condition.roomId)
      return { outcome: 'changed', before: fulfilled.visibility }
    },

    notify: (condition, level) => {
      if (members.fulfil(condition) === null) return { outcome: 'refused' }
      members.setNotify(condition.roomId, condition.accountId, level)
      return { outcome: 'changed' }
    },

    leave: (roomId, accountId) => {
      if (seen.get({ roomId, accountId })?.visibility === 'direct') return { outcome: 'refused' }
      if (members.remove(roomId, accountId)) return { outcome: 'left' }
      return { outcome: invitations.remove(roomId, accountId) ? 'declined' : 'refused' }
    },

    members: (condition, after, limit) =>
      members.fulfil(condition) === null ? null : members.list(condition.roomId, condition.accountId, after, limit),

    read: (condition, sequence) => {
      const fulfilled = members.fulfil(condition)
      if (fulfilled === null) return null
      const readSequence = Math.max(fulfilled.readSequence, Math.min(sequence, fulfilled.head))
      if (readSequence > fulfilled.readSequence) members.setRead(condition.roomId, condition.accountId, readSequence)
      return readSequence
    },
  }
}
