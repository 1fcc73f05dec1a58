import type { Database } from 'better-sqlite3'
import type { AccountId, Member, NotifyLevel, RoomId, RoomRole, Visibility } from '@warifu/protocol'
import type { MembershipCondition } from '../../store.ts'
import { compiledOnce } from './compiled-once.ts'

/** A membership with what the room itself says at this moment of the transaction. */
export type Fulfilled = {
  readonly role: RoomRole
  readonly readSequence: number
  readonly head: number
  readonly lastAt: number
  readonly visibility: Visibility
}

/** A direct room is news to its peer with its first entry. Of a membership m and its room r. */
export const IS_NEWS = `r.visibility <> 'direct' or r.head > 0 or r.created_by = m.account_id`

/** Who is in which room. `member_count` of the room goes along with every change. */
export function memberTable(db: Database) {
  const fulfilled = db.prepare<[string, string], Fulfilled>(`
    select m.role, m.read_sequence as readSequence, r.head, r.last_at as lastAt, r.visibility
    from members m join rooms r on r.room_id = m.room_id
    where m.room_id = ${compiledOnce('?')} and m.account_id = ${compiledOnce('?')}`)
  const insert = db.prepare<[string, string, RoomRole, number]>(`
    insert into members (room_id, account_id, role, joined_at) values (?, ?, ?, ?)`)
  const remove = db.prepare<[string, string]>('delete from members where room_id = ? and account_id = ?')
  const count = db.prepare<[number, string]>('update rooms set member_count = member_count + ? where room_id = ?')
  const setRead = db.prepare<[number, string, string]>(`
    update members set read_sequence = ? where room_id = ? and account_id = ?`)
  const setNotify = db.prepare<[NotifyLevel, string, string]>(`
    update members set notify = ? where room_id = ? and account_id = ?`)
  const list = db.prepare<[string, string, string, number], Member>(`
    select m.account_id as accountId, a.name, m.role, m.joined_at as joinedAt,
      case when a.shows_receipts and asker.shows_receipts then m.read_sequence end as readSequence
    from members m join accounts a on a.account_id = m.account_id join accounts asker on asker.account_id = ?
    where m.room_id = ? and m.account_id > ? order by m.account_id limit ?`)
  const joined = db
    .prepare<[string], RoomId>(
      `
    select m.room_id from members m join rooms r on r.room_id = m.room_id
    where m.account_id = ? and (${IS_NEWS}) order by m.room_id`,
    )
    .pluck()
  const joinedCount = db.prepare<[string], number>('select count(*) from members where account_id = ?').pluck()

  return {
    /** What the condition asks for, or null where it does not hold [SQ9]. */
    fulfil: ({ roomId, accountId, roles }: MembershipCondition): Fulfilled | null => {
      const found = fulfilled.get(roomId, accountId)
      return found !== undefined && roles.includes(found.role) ? found : null
    },
    add: (roomId: RoomId, accountId: AccountId, role: RoomRole, at: number) => {
      insert.run(roomId, accountId, role, at)
      count.run(1, roomId)
    },
    /** False where the account is no member. */
    remove: (roomId: RoomId, accountId: AccountId): boolean => {
      if (remove.run(roomId, accountId).changes === 0) return false
      count.run(-1, roomId)
      return true
    },
    setRead: (roomId: RoomId, accountId: AccountId, sequence: number) => void setRead.run(sequence, roomId, accountId),
    setNotify: (roomId: RoomId, accountId: AccountId, level: NotifyLevel) =>
      void setNotify.run(level, roomId, accountId),
    list: (roomId: RoomId, asker: AccountId, after: AccountId | null, limit: number) =>
      list.all(asker, roomId, after ?? '', limit),
    joined: (accountId: AccountId) => joined.all(accountId),
    joinedCount: (accountId: AccountId) => joinedCount.get(accountId) ?? 0,
  }
}
