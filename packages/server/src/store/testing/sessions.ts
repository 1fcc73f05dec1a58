import { describe, expect, it } from 'vitest'
import { account, accountId, addAccounts, device, deviceId, hash, session, times } from './fixtures.ts'
import { startsWith, type MakeStore } from './starts-with.ts'

export function sessionsContract(make: MakeStore): void {
  const start = startsWith(make)

  describe('sessions', () => {
    it('adds a session with its new device, and finds both with their account', async () => {
      const store = await start()
      await store.accounts.create(account(1))
      const created = await store.sessions.create({ session: session(1), device: device(1) })
      expect(created).toEqual({ outcome: 'created', device: device(1), newDevice: true })
      expect(await store.sessions.find(session(1).sessionHash, 'public', 4_000)).toEqual({
        session: session(1),
        account: account(1),
        device: device(1),
      })
    })

    it('[DV2] knows a device again by its key: the stored id counts, not the offered one', async () => {
      const store = await start()
      await addAccounts(store, 1)
      const offered = { ...device(1), deviceId: deviceId(77), createdAt: 8_000 }
      const again = { ...session(1, 'again'), deviceId: deviceId(77) }
      expect(await store.sessions.create({ session: again, device: offered })).toEqual({
        outcome: 'created',
        device: device(1),
        newDevice: false,
      })
      const found = await store.sessions.find(hash('again'), 'public', 4_000)
      expect(found?.session.deviceId).toBe(deviceId(1))
      expect(found?.device).toEqual(device(1))
    })

    it('[DV1] refuses a device key that another account registered', async () => {
      const store = await start()
      await addAccounts(store, 2)
      const stolen = { ...device(2), deviceId: deviceId(77), signatureKey: device(1).signatureKey }
      expect(await store.sessions.create({ session: session(2, 'new'), device: stolen })).toEqual({
        outcome: 'device-key-taken',
      })
      expect(await store.sessions.find(hash('new'), 'public', 4_000)).toBeNull()
      expect(await store.sessions.knowsDevice(accountId(2), device(1).signatureKey)).toBe(false)
    })

    it('makes one device where 100 sign-ins bring the same new key at once', async () => {
      const store = await start()
      await store.accounts.create(account(1))
      const created = await Promise.all(
        times(100, (i) =>
          store.sessions.create({ session: session(1, `s${i}`), device: { ...device(1), deviceId: deviceId(i) } }),
        ),
      )
      const made = created.flatMap((result) => (result.outcome === 'created' ? [result] : []))
      expect(made.filter(({ newDevice }) => newDevice)).toHaveLength(1)
      expect(new Set(made.map((result) => result.device.deviceId)).size).toBe(1)
    })

    it('[TK1] finds a session for its own audience only', async () => {
      const store = await start()
      await addAccounts(store, 1)
      const operators = { ...session(1, 'console'), audience: 'operator' } as const
      await store.sessions.create({ session: operators, device: device(1) })
      expect(await store.sessions.find(hash('console'), 'public', 4_000)).toBeNull()
      expect(await store.sessions.find(session(1).sessionHash, 'operator', 4_000)).toBeNull()
      expect((await store.sessions.find(hash('console'), 'operator', 4_000))?.session).toEqual(operators)
    })

    it('finds a session until it expires and not a millisecond longer', async () => {
      const store = await start()
      await addAccounts(store, 1)
      expect(await store.sessions.find(session(1).sessionHash, 'public', 8_999)).not.toBeNull()
      expect(await store.sessions.find(session(1).sessionHash, 'public', 9_000)).toBeNull()
    })

    it('[TM] drops expired sessions when one is made, so that a clock turned back revives none', async () => {
      const store = await start()
      await addAccounts(store, 1)
      const later = { ...session(1, 'later'), createdAt: 9_000, expiresAt: 20_000 }
      await store.sessions.create({ session: later, device: device(1) })
      expect(await store.sessions.find(session(1).sessionHash, 'public', 4_000)).toBeNull()
      expect(await store.sessions.find(hash('later'), 'public', 4_000)).not.toBeNull()
    })

    it('ends one session and no other', async () => {
      const store = await start()
      await addAccounts(store, 2)
      await store.sessions.end(session(1).sessionHash)
      await store.sessions.end(hash('unknown'))
      expect(await store.sessions.find(session(1).sessionHash, 'public', 4_000)).toBeNull()
      expect(await store.sessions.find(session(2).sessionHash, 'public', 4_000)).not.toBeNull()
    })

    it('remembers on which device keys an account has signed in, also after the session’s end', async () => {
      const store = await start()
      await addAccounts(store, 2)
      await store.sessions.end(session(1).sessionHash)
      expect(await store.sessions.knowsDevice(accountId(1), device(1).signatureKey)).toBe(true)
      expect(await store.sessions.knowsDevice(accountId(2), device(1).signatureKey)).toBe(false)
      expect(await store.sessions.knowsDevice(accountId(1), hash('unknown'))).toBe(false)
    })

    it('rejects a session of an account that does not exist, and keeps nothing of it', async () => {
      const store = await start()
      await expect(store.sessions.create({ session: session(1), device: device(1) })).rejects.toThrow()
      expect(await store.sessions.knowsDevice(accountId(1), device(1).signatureKey)).toBe(false)
    })
  })
}
