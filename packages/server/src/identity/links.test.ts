import { describe, expect, it } from 'vitest'
import { randomBytes, toBase64url } from '@warifu/crypto'
import { isRefusal } from '../refusal.ts'
import { createTestDevice } from './testing/device.ts'
import { createWorkbench, PASSWORD, secretOf, setUpOperator, type Workbench } from './testing/workbench.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const unusable = { refused: 'link-unusable' }

async function invitation({ identity }: Workbench, name: string | null = null): Promise<string> {
  const link = await identity.links.forInvitation({ name, role: 'member' }, 'test')
  if (isRefusal(link)) throw new Error('refused')
  return secretOf(link.url)
}

const joinWith = async ({ identity, proofFor, scene }: Workbench, link: string, name: string) =>
  identity.join.join({ link, name, password: PASSWORD, device: await proofFor(await createTestDevice()) }, scene)

describe('setup link', () => {
  it('[HT5] has its secret in the fragment, and only the hash is kept', async () => {
    const bench = await createWorkbench()
    const link = await bench.identity.links.forSetup()
    const url = new URL(link?.url ?? '')
    expect(url.origin + url.pathname + url.search).toBe('https://localhost:8443/setup')
    expect(url.hash).toMatch(/^#[A-Za-z0-9_-]{43}$/)
    expect(await bench.store.links.find(url.hash.slice(1), bench.clock.now())).toBeNull()
  })

  it('is made anew at each start: the older one is over', async () => {
    const { identity } = await createWorkbench()
    const first = await identity.links.forSetup()
    const second = await identity.links.forSetup()
    expect(await identity.links.look(secretOf(first?.url ?? ''))).toMatchObject(unusable)
    expect(await identity.links.look(secretOf(second?.url ?? ''))).toEqual({
      kind: 'setup',
      name: null,
      workspace: null,
    })
  })

  it('is not made where there is an account', async () => {
    const bench = await createWorkbench()
    await setUpOperator(bench)
    expect(await bench.identity.links.forSetup()).toBeNull()
  })

  it('is over as soon as an account was made another way', async () => {
    const { identity } = await createWorkbench()
    const link = await identity.links.forSetup()
    await identity.accounts.create({ name: 'Mika', password: PASSWORD, role: 'operator' }, 'command-line')
    expect(await identity.links.look(secretOf(link?.url ?? ''))).toMatchObject(unusable)
  })

  it.each([
    [30 * MINUTE - 1, false],
    [30 * MINUTE, true],
  ])('[HT5] after %i ms is refused: %s', async (later, refused) => {
    const { identity, clock } = await createWorkbench()
    const link = await identity.links.forSetup()
    clock.pass(later)
    expect(isRefusal(await identity.links.look(secretOf(link?.url ?? '')))).toBe(refused)
  })

  it('makes the first operator, names the workspace and signs in', async () => {
    const bench = await createWorkbench()
    const { session } = await setUpOperator(bench)
    expect(session).toMatchObject({
      account: { name: 'Mika', role: 'operator' },
      device: { binding: 'server-attested' },
      workspace: { name: 'Atelier' },
      expiresAt: bench.clock.now() + 7 * DAY,
    })
  })
})

describe('invitation', () => {
  it('makes a member, once', async () => {
    const bench = await createWorkbench()
    await setUpOperator(bench)
    const link = await invitation(bench)
    expect(await joinWith(bench, link, 'Hana')).toMatchObject({
      session: { account: { name: 'Hana', role: 'member' } },
    })
    expect(await joinWith(bench, link, 'Ren')).toMatchObject(unusable)
  })

  it('lets one of 100 parallel uses win', async () => {
    const bench = await createWorkbench()
    await setUpOperator(bench)
    const link = await invitation(bench)
    const results = await Promise.all(Array.from({ length: 100 }, (_, i) => joinWith(bench, link, `Hana ${i}`)))
    expect(results.filter((result) => !isRefusal(result))).toHaveLength(1)
    expect(await bench.store.accounts.count()).toBe(2)
  })

  it('[HT4] answers the same for unknown, used and expired', async () => {
    const bench = await createWorkbench()
    await setUpOperator(bench)
    const [used, expired] = [await invitation(bench), await invitation(bench)]
    await joinWith(bench, used, 'Hana')
    bench.clock.pass(7 * DAY)
    const answers = await Promise.all(
      [used, expired, toBase64url(randomBytes(32))].map((link) => bench.identity.links.look(link)),
    )
    expect(answers[0]).toMatchObject(unusable)
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })

  it('still works after a refused use', async () => {
    const bench = await createWorkbench()
    await setUpOperator(bench)
    const link = await invitation(bench)
    expect(await joinWith(bench, link, 'ＭＩＫＡ')).toMatchObject({ refused: 'name-taken' })
    expect(isRefusal(await joinWith(bench, link, 'Hana'))).toBe(false)
  })

  it('made for a name gives that name and no other', async () => {
    const bench = await createWorkbench()
    await setUpOperator(bench)
    const link = await invitation(bench, 'Hana')
    expect(await joinWith(bench, link, 'Ren')).toMatchObject({ refused: 'name-unusable' })
    expect(await joinWith(bench, link, 'Hana')).toMatchObject({ session: { account: { name: 'Hana' } } })
  })

  it('is not made for a name that is taken', async () => {
    const bench = await createWorkbench()
    await setUpOperator(bench)
    expect(await bench.identity.links.forInvitation({ name: 'mika', role: 'member' }, 'test')).toMatchObject({
      refused: 'name-taken',
    })
  })

  it('does not set up, and a setup link does not invite', async () => {
    const bench = await createWorkbench()
    const setup = await bench.identity.links.forSetup()
    expect(await joinWith(bench, secretOf(setup?.url ?? ''), 'Hana')).toMatchObject(unusable)
    const link = await invitation(bench)
    const body = {
      link,
      name: 'Hana',
      password: PASSWORD,
      workspace: 'Mine',
      device: await bench.proofFor(bench.device),
    }
    expect(await bench.identity.join.setUp(body, bench.scene)).toMatchObject(unusable)
  })

  it('costs no Argon2 without a link', async () => {
    const bench = await createWorkbench()
    await joinWith(bench, toBase64url(randomBytes(32)), 'Hana')
    expect(bench.argon2.hashed()).toBe(0)
  })
})
