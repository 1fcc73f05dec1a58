import { describe, expect, it } from 'vitest'
import type { AuditRecord } from '../store.ts'
import { listed, account, accountId, addRoomOf, message, roomId, times } from './fixtures.ts'
import { startsWith, type MakeStore } from './starts-with.ts'

export function wholeContract(make: MakeStore): void {
  const start = startsWith(make)

  describe('as a whole', () => {
    it('keeps facts of the workspace, the last one written', async () => {
      const store = await start()
      expect(await store.workspace.read('name')).toBeNull()
      await store.workspace.write('name', '診療所')
      await store.workspace.write('name', 'Clinic of Ωmega 👩‍⚕️')
      await store.workspace.write('other', '')
      expect(await store.workspace.read('name')).toBe('Clinic of Ωmega 👩‍⚕️')
      expect(await store.workspace.read('other')).toBe('')
      expect(await store.workspace.read('constructor')).toBeNull()
    })

    it('shows each call what the calls before it did, without their being awaited', async () => {
      const store = await start()
      const [created, found, count, missing] = await Promise.all([
        store.accounts.create(account(1)),
        store.accounts.byId(accountId(1)),
        store.accounts.count(),
        store.accounts.byId(accountId(2)),
      ])
      expect([created.outcome, found, count, missing]).toEqual(['created', account(1), 1, null])
    })

    it('rejects a faulty call alone: what was asked beside it happens', async () => {
      const store = await start()
      await store.accounts.create(account(1))
      const sameId = { ...account(2), accountId: accountId(1) }
      const results = await Promise.allSettled([
        store.accounts.create(account(3)),
        store.accounts.create(sameId),
        store.workspace.write('name', 'kept'),
        store.accounts.create({ ...sameId, nameKey: 'another' }),
        store.accounts.create(account(4)),
      ])
      expect(results.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
        'rejected',
        'fulfilled',
      ])
      expect(await store.accounts.list(null, 10)).toEqual([listed(1), listed(3), listed(4)])
      expect(await store.workspace.read('name')).toBe('kept')
    })

    it('finishes what was asked before it was closed, and refuses what comes later', async () => {
      const store = await start()
      const asked = times(50, (i) => store.accounts.create(account(i + 1)))
      const closed = store.close()
      await expect(Promise.all(asked)).resolves.toHaveLength(50)
      await closed
      await expect(store.accounts.count()).rejects.toMatchObject({ name: 'StoreError', kind: 'unavailable' })
      await expect(store.close()).resolves.toBeUndefined()
    })

    it('refuses calls from the moment it is asked to close', async () => {
      const store = await start()
      const closed = store.close()
      await expect(store.accounts.count()).rejects.toMatchObject({ kind: 'unavailable' })
      await closed
    })
  })

  describe('audit', () => {
    const record = (number: number): AuditRecord => ({
      at: 1_000 - number,
      event: `event${number}`,
      fields: { text: '"\u2028\u0000 引用', number, not: null, yes: true, share: 0.1 },
    })

    it('numbers records from 1 in the order of appending, and gives back their fields as they were', async () => {
      const store = await start()
      await Promise.all(times(20, (i) => store.audit.append(record(i))))
      expect(await store.audit.list(0, 100)).toEqual(times(20, (i) => ({ number: i + 1, ...record(i) })))
    })

    it('lists by page', async () => {
      const store = await start()
      await Promise.all(times(5, (i) => store.audit.append(record(i))))
      const numbers = async (after: number, limit: number) =>
        (await store.audit.list(after, limit)).map(({ number }) => number)
      expect(await numbers(0, 2)).toEqual([1, 2])
      expect(await numbers(2, 2)).toEqual([3, 4])
      expect(await numbers(4, 2)).toEqual([5])
      expect(await numbers(5, 2)).toEqual([])
    })
  })

  it('counts 2,000 calls of every kind at once without losing an answer', async () => {
    const store = await start()
    await addRoomOf(store, 2)
    const results = await Promise.all(
      times(500, (i) => [
        store.messages.append(message(1, 1 + (i % 2), i)),
        store.rooms.standing(roomId(1), accountId(1)),
        store.workspace.write(`key ${i}`, `value ${i}`),
        store.workspace.read(`key ${i}`),
      ]).flat(),
    )
    expect(results.filter((_, i) => i % 4 === 3)).toEqual(times(500, (i) => `value ${i}`))
    expect(results.filter((_, i) => i % 4 === 1)).toEqual(times(500, () => ({ state: 'member', role: 'moderator' })))
  })
}
