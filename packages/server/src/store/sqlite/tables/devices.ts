import type { Database } from 'better-sqlite3'
import type { DeviceRow } from '../../store.ts'

export function deviceTable(db: Database) {
  const insert = db.prepare<DeviceRow>(`
    insert into devices (device_id, account_id, signature_key, agreement_key, created_at)
    values (@deviceId, @accountId, @signatureKey, @agreementKey, @createdAt)`)
  const byKey = db.prepare<[string], DeviceRow>(`
    select device_id as deviceId, account_id as accountId, signature_key as signatureKey, agreement_key as agreementKey,
      created_at as createdAt
    from devices where signature_key = ?`)

  return {
    add: (device: DeviceRow) => void insert.run(device),
    byKey: (signatureKey: string) => byKey.get(signatureKey) ?? null,
  }
}
