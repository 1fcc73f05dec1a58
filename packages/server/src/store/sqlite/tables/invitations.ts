import type { Database } from 'better-sqlite3'
import type { AccountId, RoomId } from '@warifu/protocol'

export function invitationTable(db: Database) {
  const insert = db.prepare<[string, string, string, number]>(`
    insert into invitations (room_id, account_id, invited_by, invited_at) values (?, ?, ?, ?)`)
  const openTo = db.prepare<[string], number>('select count(*) from invitations where account_id = ?').pluck()
  const openBy = db.prepare<[string], number>('select count(*) from invitations where invited_by = ?').pluck()
  const remove = db.prepare<[string, string]>('delete from invitations where room_id = ? and account_id = ?')

  return {
    /** Open invitations of an account, and those that an account made. */
    openTo: (accountId: AccountId) => openTo.get(accountId) ?? 0,
    openBy: (accountId: AccountId) => openBy.get(accountId) ?? 0,
    add: (roomId: RoomId, accountId: AccountId, by: AccountId, at: number) =>
      void insert.run(roomId, accountId, by, at),
    /** False where the account is not invited. */
    remove: (roomId: RoomId, accountId: AccountId) => remove.run(roomId, accountId).changes > 0,
  }
}
