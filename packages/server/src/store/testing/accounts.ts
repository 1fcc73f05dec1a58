import { describe, expect, it } from 'vitest'
import { account, listed, accountId, tally, times } from './fixtures.ts'
import { startsWith, type MakeStore } from './starts-with.ts'

const NAMES = [
  '佐藤 花',
  'Zoë',
  'zoë 2',
  '👩🏽‍🚀 astronaut',
  '𝒜',
  'أحمد',
  "Robert'); drop table accounts;--",
  '%_',
  'İstanbul',
]

export function accountsContract(make: MakeStore): void {
  const start = startsWith(make)

  describe('accounts', () => {
    it('keeps an account, and finds it by id and by name', async () => {
      const store = await start()
      expect(await store.accounts.create(account(1, 'Hana'))).toEqual({ outcome: 'created' })
      expect(await store.accounts.byId(accountId(1))).toEqual(account(1, 'Hana'))
      expect(await store.accounts.byNameKey('hana')).toEqual(account(1, 'Hana'))
    })

    it('knows nothing of accounts that are not there', async () => {
      const store = await start()
      expect(await store.accounts.byId(accountId(1))).toBeNull()
      expect(await store.accounts.byNameKey('hana')).toBeNull()
      expect(await store.accounts.list(null, 10)).toEqual([])
      expect(await store.accounts.count()).toBe(0)
    })

    it('gives a name once, as names are compared', async () => {
      const store = await start()
      await store.accounts.create(account(1, 'Hana'))
      expect(await store.accounts.create(account(2, 'ＨＡＮＡ'))).toEqual({ outcome: 'name-taken' })
      expect(await store.accounts.list(null, 10)).toEqual([listed(1, 'Hana')])
    })

    it('gives a name once, to whomever of 100 asks first', async () => {
      const store = await start()
      const outcomes = await Promise.all(times(100, (i) => store.accounts.create(account(i + 1, 'hana'))))
      expect(tally(outcomes)).toEqual({ created: 1, 'name-taken': 99 })
      expect(await store.accounts.byNameKey('hana')).toEqual(account(1, 'hana'))
    })

    it('keeps names of every script, and nothing in a name is SQL', async () => {
      const store = await start()
      await Promise.all(NAMES.map((name, i) => store.accounts.create(account(i + 1, name))))
      expect((await store.accounts.list(null, 100)).map(({ name }) => name)).toEqual(NAMES)
      for (const [i, name] of NAMES.entries()) {
        expect(await store.accounts.byNameKey(account(i + 1, name).nameKey)).toEqual(account(i + 1, name))
      }
    })

    it('lists by id and by page, and counts', async () => {
      const store = await start()
      await Promise.all([3, 1, 5, 2, 4].map((number) => store.accounts.create(account(number))))
      expect(await store.accounts.count()).toBe(5)
      expect(await store.accounts.list(null, 5)).toEqual([1, 2, 3, 4, 5].map((number) => listed(number)))
      expect(await store.accounts.list(null, 2)).toEqual([listed(1), listed(2)])
      expect(await store.accounts.list(accountId(2), 2)).toEqual([listed(3), listed(4)])
      expect(await store.accounts.list(accountId(4), 2)).toEqual([listed(5)])
      expect(await store.accounts.list(accountId(5), 2)).toEqual([])
    })
  })
}
