import type { ImmediatePart } from '../methods.ts'
import { demandFree, type MemoryTables } from './tables.ts'

export function memorySessions({ sessions, devices, accounts }: MemoryTables): ImmediatePart<'sessions'> {
  const byKey = (key: string) => [...devices.values()].find(({ signatureKey }) => signatureKey === key)

  return {
    create: ({ session, device: offered }) => {
      if (!accounts.has(session.accountId)) throw new Error('a session needs its account')
      const known = byKey(offered.signatureKey)
      if (known !== undefined && known.accountId !== session.accountId) return { outcome: 'device-key-taken' }
      const device = known ?? offered
      demandFree(sessions, session.sessionHash)
      if (known === undefined) demandFree(devices, offered.deviceId)
      for (const [hash, { expiresAt }] of sessions) if (expiresAt <= session.createdAt) sessions.delete(hash)
      sessions.set(session.sessionHash, { ...session, deviceId: device.deviceId })
      devices.set(device.deviceId, device)
      return { outcome: 'created', device, newDevice: known === undefined }
    },

    find: (sessionHash, audience, now) => {
      const session = sessions.get(sessionHash)
      if (session?.audience !== audience || session.expiresAt <= now) return null
      const account = accounts.get(session.accountId)
      const device = devices.get(session.deviceId)
      return account === undefined || device === undefined ? null : { session, account, device }
    },

    knowsDevice: (accountId, signatureKey) => byKey(signatureKey)?.accountId === accountId,
    end: (sessionHash) => void sessions.delete(sessionHash),
  }
}
