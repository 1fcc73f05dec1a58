import type { Database } from 'better-sqlite3'
import type { ImmediatePart } from '../../methods.ts'
import type { AccountRow, DeviceRow, SessionRow } from '../../store.ts'
import { deviceTable } from './devices.ts'

/** The three rows of a session's context side by side; only the ids they share are read once. */
type ContextRow = Omit<SessionRow, 'createdAt'> &
  Omit<AccountRow, 'accountId' | 'createdAt'> &
  Omit<DeviceRow, 'accountId' | 'deviceId' | 'createdAt'> & {
    readonly sessionCreatedAt: number
    readonly accountCreatedAt: number
    readonly deviceCreatedAt: number
  }

/** Adds sessions, and drops those that have expired by then. */
export function sessionRows(db: Database) {
  const insert = db.prepare<SessionRow>(`
    insert into sessions (session_hash, account_id, device_id, audience, created_at, expires_at)
    values (@sessionHash, @accountId, @deviceId, @audience, @createdAt, @expiresAt)`)
  const dropExpired = db.prepare<[number]>('delete from sessions where expires_at <= ?')

  return {
    add: (session: SessionRow) => {
      dropExpired.run(session.createdAt)
      insert.run(session)
    },
  }
}

export function sessionTable(db: Database): ImmediatePart<'sessions'> {
  const find = db.prepare<[string, string, number], ContextRow>(`
    select s.session_hash as sessionHash, s.account_id as accountId, s.device_id as deviceId, s.audience,
      s.created_at as sessionCreatedAt, s.expires_at as expiresAt,
      a.name, a.name_key as nameKey, a.role, a.password_hash as passwordHash, a.created_at as accountCreatedAt,
      d.signature_key as signatureKey, d.agreement_key as agreementKey, d.created_at as deviceCreatedAt
    from sessions s join accounts a on a.account_id = s.account_id join devices d on d.device_id = s.device_id
    where s.session_hash = ? and s.audience = ? and s.expires_at > ?`)
  const end = db.prepare<[string]>('delete from sessions where session_hash = ?')
  const devices = deviceTable(db)
  const rows = sessionRows(db)

  return {
    create: ({ session, device: offered }) => {
      const known = devices.byKey(offered.signatureKey)
      if (known !== null && known.accountId !== session.accountId) return { outcome: 'device-key-taken' }
      if (known === null) devices.add(offered)
      const device = known ?? offered
      rows.add({ ...session, deviceId: device.deviceId })
      return { outcome: 'created', device, newDevice: known === null }
    },

    find: (sessionHash, audience, now) => {
      const row = find.get(sessionHash, audience, now)
      if (row === undefined) return null
      const { accountId, deviceId, name, nameKey, role, passwordHash, signatureKey, agreementKey, expiresAt } = row
      return {
        session: { sessionHash, accountId, deviceId, audience, createdAt: row.sessionCreatedAt, expiresAt },
        account: { accountId, name, nameKey, role, passwordHash, createdAt: row.accountCreatedAt },
        device: { deviceId, accountId, signatureKey, agreementKey, createdAt: row.deviceCreatedAt },
      }
    },

    knowsDevice: (accountId, signatureKey) => devices.byKey(signatureKey)?.accountId === accountId,
    end: (sessionHash) => void end.run(sessionHash),
  }
}
