import type { Privacy } from '@warifu/protocol'
import type { ImmediatePart } from '../methods.ts'
import { WORKSPACE_NAME, type AccountRow } from '../store.ts'
import { demandFree, inOrder, type MemoryTables } from './tables.ts'

/** What an account shows until it says otherwise. */
export const OPEN: Privacy = { typing: true, presence: true, receipts: true }

export function memoryAccounts(tables: MemoryTables): ImmediatePart<'accounts'> {
  const { accounts, readings, privacies, devices, sessions, links, workspace } = tables
  const byNameKey = (nameKey: string) => [...accounts.values()].find((account) => account.nameKey === nameKey) ?? null

  const create = (account: AccountRow) => {
    if (byNameKey(account.nameKey) !== null) return { outcome: 'name-taken' } as const
    demandFree(accounts, account.accountId)
    accounts.set(account.accountId, account)
    return { outcome: 'created' } as const
  }

  return {
    create,

    createByLink: ({ linkHash, kind, now, account, device, session, workspaceName }) => {
      const link = links.get(linkHash)
      const usable = link?.kind === kind && link.role === account.role && now < link.expiresAt
      if (!usable || (kind === 'setup' && accounts.size > 0)) return { outcome: 'link-unusable' }
      if (byNameKey(account.nameKey) !== null) return { outcome: 'name-taken' }
      if ([...devices.values()].some(({ signatureKey }) => signatureKey === device.signatureKey)) {
        return { outcome: 'device-key-taken' }
      }
      demandFree(devices, device.deviceId)
      demandFree(sessions, session.sessionHash)
      create(account)
      devices.set(device.deviceId, device)
      sessions.set(session.sessionHash, session)
      links.delete(linkHash)
      if (workspaceName !== null) workspace.set(WORKSPACE_NAME, workspaceName)
      return { outcome: 'created' }
    },

    byId: (accountId) => accounts.get(accountId) ?? null,
    byNameKey,
    list: (after, limit) =>
      inOrder(accounts.values(), (account) => account.accountId, after, limit).map((account) => ({
        ...account,
        reading: readings.get(account.accountId) ?? null,
      })),
    setReading: (accountId, reading) => {
      if (reading === null) readings.delete(accountId)
      else readings.set(accountId, reading)
    },
    privacy: (accountId) => {
      if (!accounts.has(accountId)) throw new Error('there is no such account')
      return privacies.get(accountId) ?? OPEN
    },
    setPrivacy: (accountId, privacy) => void privacies.set(accountId, privacy),
    count: () => accounts.size,
  }
}
