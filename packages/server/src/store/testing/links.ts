import { describe, expect, it } from 'vitest'
import { WORKSPACE_NAME, type Store } from '../store.ts'
import { account, accountId, device, hash, link, session, tally, times } from './fixtures.ts'
import { startsWith, type MakeStore } from './starts-with.ts'

const NOW = 2_000

/** Person `number` uses the link with this secret. */
const use = (number: number, secret: string) =>
  ({
    linkHash: hash(secret),
    kind: 'invitation',
    now: NOW,
    account: account(number),
    device: device(number),
    session: session(number),
    workspaceName: null,
  }) as const

/** Nothing is left of person `number`'s attempt. */
async function expectNothingOf(number: number, store: Store): Promise<void> {
  expect(await store.accounts.byId(accountId(number))).toBeNull()
  expect(await store.sessions.find(session(number).sessionHash, 'public', NOW)).toBeNull()
  expect(await store.sessions.knowsDevice(accountId(number), device(number).signatureKey)).toBe(false)
}

export function linksContract(make: MakeStore): void {
  const start = startsWith(make)

  describe('links', () => {
    it('finds a link until it expires and not a millisecond longer', async () => {
      const store = await start()
      await store.links.create({ ...link('a'), name: '花' })
      expect(await store.links.find(hash('a'), 4_999)).toEqual({ ...link('a'), name: '花' })
      expect(await store.links.find(hash('a'), 5_000)).toBeNull()
      expect(await store.links.find(hash('b'), 0)).toBeNull()
    })

    it('replaces older set-up links with a new one, and leaves invitations alone', async () => {
      const store = await start()
      await store.links.create(link('invitation'))
      await store.links.create(link('first', 'setup'))
      await store.links.create(link('second', 'setup'))
      expect(await store.links.find(hash('first'), NOW)).toBeNull()
      expect(await store.links.find(hash('second'), NOW)).toEqual(link('second', 'setup'))
      expect(await store.links.find(hash('invitation'), NOW)).toEqual(link('invitation'))
    })

    it('makes account, device and session, and uses the link up', async () => {
      const store = await start()
      await store.links.create(link('a'))
      expect(await store.accounts.createByLink(use(1, 'a'))).toEqual({ outcome: 'created' })
      expect(await store.accounts.byId(accountId(1))).toEqual(account(1))
      expect(await store.sessions.find(session(1).sessionHash, 'public', NOW)).toEqual({
        session: session(1),
        account: account(1),
        device: device(1),
      })
      expect(await store.links.find(hash('a'), NOW)).toBeNull()
      expect(await store.accounts.createByLink(use(2, 'a'))).toEqual({ outcome: 'link-unusable' })
      await expectNothingOf(2, store)
      expect(await store.workspace.read(WORKSPACE_NAME)).toBeNull()
    })

    it('lets exactly one of 100 people use a link at once', async () => {
      const store = await start()
      await store.links.create(link('a'))
      const outcomes = await Promise.all(times(100, (i) => store.accounts.createByLink(use(i + 1, 'a'))))
      expect(tally(outcomes)).toEqual({ created: 1, 'link-unusable': 99 })
      expect(await store.accounts.count()).toBe(1)
    })

    it.each([
      ['unknown', { linkHash: hash('b') }],
      ['expired', { now: 5_000 }],
      ['of the other kind', { kind: 'setup' as const }],
      ['for another role', { account: { ...account(1), role: 'operator' as const } }],
    ])('refuses a link that is %s, with one and the same outcome', async (_, difference) => {
      const store = await start()
      await store.links.create(link('a'))
      expect(await store.accounts.createByLink({ ...use(1, 'a'), ...difference })).toEqual({ outcome: 'link-unusable' })
      await expectNothingOf(1, store)
      expect(await store.accounts.createByLink({ ...use(1, 'a'), now: 4_999 })).toEqual({ outcome: 'created' })
    })

    it('leaves the link usable where the name is taken, and nothing else behind', async () => {
      const store = await start()
      await store.accounts.create(account(9, 'Hana'))
      await store.links.create(link('a'))
      const hana = { ...use(1, 'a'), account: account(1, 'hana') }
      expect(await store.accounts.createByLink(hana)).toEqual({ outcome: 'name-taken' })
      await expectNothingOf(1, store)
      expect(await store.accounts.createByLink(use(1, 'a'))).toEqual({ outcome: 'created' })
    })

    it('leaves the link usable where the device key belongs to another account, and nothing else behind', async () => {
      const store = await start()
      await store.accounts.create(account(9))
      await store.sessions.create({ session: session(9), device: device(9) })
      await store.links.create(link('a'))
      const taken = { ...use(1, 'a'), device: { ...device(1), signatureKey: device(9).signatureKey } }
      expect(await store.accounts.createByLink(taken)).toEqual({ outcome: 'device-key-taken' })
      await expectNothingOf(1, store)
      expect(await store.accounts.createByLink(use(1, 'a'))).toEqual({ outcome: 'created' })
    })

    it('leaves the link usable where the call is faulty, and nothing else behind', async () => {
      const store = await start()
      await store.accounts.create(account(9))
      await store.sessions.create({ session: session(9), device: device(9) })
      await store.links.create(link('a'))
      const faulty = { ...use(1, 'a'), session: { ...session(1), sessionHash: session(9).sessionHash } }
      await expect(store.accounts.createByLink(faulty)).rejects.toThrow()
      await expectNothingOf(1, store)
      expect(await store.accounts.createByLink(use(1, 'a'))).toEqual({ outcome: 'created' })
    })

    it('sets the workspace up once: the first account by a set-up link names it', async () => {
      const store = await start()
      const setup = { ...use(1, 'a'), kind: 'setup', workspaceName: '診療所' } as const
      await store.links.create(link('a', 'setup'))
      expect(await store.accounts.createByLink(setup)).toEqual({ outcome: 'created' })
      expect(await store.workspace.read(WORKSPACE_NAME)).toBe('診療所')
      await store.links.create(link('b', 'setup'))
      const again = { ...use(2, 'b'), kind: 'setup', workspaceName: 'mine now' } as const
      expect(await store.accounts.createByLink(again)).toEqual({ outcome: 'link-unusable' })
      expect(await store.workspace.read(WORKSPACE_NAME)).toBe('診療所')
      await expectNothingOf(2, store)
    })
  })
}
