import type { Database } from 'better-sqlite3'
import type { Privacy } from '@warifu/protocol'
import type { ImmediatePart } from '../../methods.ts'
import { WORKSPACE_NAME, type AccountRow, type ListedAccountRow } from '../../store.ts'
import { deviceTable } from './devices.ts'
import { linkTable } from './links.ts'
import { sessionRows } from './sessions.ts'
import { workspaceTable } from './workspace.ts'

const COLUMNS = `
  account_id as accountId, name, name_key as nameKey, role, password_hash as passwordHash, created_at as createdAt`

export function accountTable(db: Database): ImmediatePart<'accounts'> {
  const insert = db.prepare<AccountRow>(`
    insert into accounts (account_id, name, name_key, role, password_hash, created_at)
    values (@accountId, @name, @nameKey, @role, @passwordHash, @createdAt)
    on conflict (name_key) do nothing`)
  const byId = db.prepare<[string], AccountRow>(`select ${COLUMNS} from accounts where account_id = ?`)
  const byNameKey = db.prepare<[string], AccountRow>(`select ${COLUMNS} from accounts where name_key = ?`)
  const list = db.prepare<[string, number], ListedAccountRow>(`
    select ${COLUMNS}, reading from accounts where account_id > ? order by account_id limit ?`)
  const setReading = db.prepare<[string | null, string]>('update accounts set reading = ? where account_id = ?')
  const privacy = db.prepare<[string], Readonly<Record<keyof Privacy, number>>>(`
    select shows_typing as typing, shows_presence as presence, shows_receipts as receipts
    from accounts where account_id = ?`)
  const setPrivacy = db.prepare<[number, number, number, string]>(`
    update accounts set shows_typing = ?, shows_presence = ?, shows_receipts = ? where account_id = ?`)
  const count = db.prepare<[], number>('select count(*) from accounts').pluck()

  const countAll = () => count.get() ?? 0
  const devices = deviceTable(db)
  const links = linkTable(db)
  const sessions = sessionRows(db)
  const workspace = workspaceTable(db)

  return {
    create: (account) => ({ outcome: insert.run(account).changes === 0 ? 'name-taken' : 'created' }),

    createByLink: ({ linkHash, kind, now, account, device, session, workspaceName }) => {
      const link = links.find(linkHash, now)
      if (link?.kind !== kind || link.role !== account.role) return { outcome: 'link-unusable' }
      if (kind === 'setup' && countAll() > 0) return { outcome: 'link-unusable' }
      if (byNameKey.get(account.nameKey) !== undefined) return { outcome: 'name-taken' }
      if (devices.byKey(device.signatureKey) !== null) return { outcome: 'device-key-taken' }
      insert.run(account)
      devices.add(device)
      sessions.add(session)
      links.use(linkHash)
      if (workspaceName !== null) workspace.write(WORKSPACE_NAME, workspaceName)
      return { outcome: 'created' }
    },

    byId: (accountId) => byId.get(accountId) ?? null,
    byNameKey: (nameKey) => byNameKey.get(nameKey) ?? null,
    list: (after, limit) => list.all(after ?? '', limit),
    setReading: (accountId, reading) => void setReading.run(reading, accountId),
    privacy: (accountId) => {
      const row = privacy.get(accountId)
      if (row === undefined) throw new Error('there is no such account')
      return { typing: row.typing === 1, presence: row.presence === 1, receipts: row.receipts === 1 }
    },
    setPrivacy: (accountId, { typing, presence, receipts }) =>
      void setPrivacy.run(Number(typing), Number(presence), Number(receipts), accountId),
    count: countAll,
  }
}
