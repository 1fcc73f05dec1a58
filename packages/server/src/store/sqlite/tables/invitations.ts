import type { Database } from 'better-sqlite3'
import type { AccountId, RoomId } from '@warifu/protocol'

export function invitationTable(db: Database) {
  const insert = db.prepare<[string, string, string, number]>(`
    insert into invitations (room_id, account_id, invited_by, invited_at) values (?, ?, ?, ?)
    on conflict (room_id, account_id) do nothing`)
  const remove = db.prepare<[string, string]>('delete from invitations where room_id = ? and account_id = ?')

  return {
    /** False where the account is invited already. */
    add: (roomId: RoomId, accountId: AccountId, by: AccountId, at: number) =>
      insert.run(roomId, accountId, by, at).changes > 0,
    remove: (roomId: RoomId, accountId: AccountId) => void remove.run(roomId, accountId),
  }
}
