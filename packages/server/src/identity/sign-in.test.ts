import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SESSION_ENDED } from '../bus/topics.ts'
import { isRefusal } from '../refusal.ts'
import type { Scene } from './sign-in.ts'
import { createTestDevice, type TestDevice } from './testing/device.ts'
import {
  createWorkbench,
  PASSWORD,
  PUBLIC_URL,
  setUpOperator,
  unsafeArgon2,
  type Workbench,
} from './testing/workbench.ts'

// The limiter's library reads the clock itself.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

type Guess = {
  readonly name?: string
  readonly password?: string
  readonly device?: TestDevice
  readonly scene?: Partial<Scene>
}

async function signIn({ identity, device, proofFor, scene }: Workbench, guess: Guess = {}) {
  const { name = 'Mika', password = PASSWORD } = guess
  const body = { name, password, device: await proofFor(guess.device ?? device) }
  return identity.signIn(body, { ...scene, ...guess.scene })
}

const from = (i: number) => ({ address: { address: `2001:db8::${i}`, group: `2001:db8:0:${i}::/64` } })

describe('sign-in', () => {
  it.each(['Mika', 'mika', 'ＭＩＫＡ'])('takes %s, the password and a device', async (name) => {
    const bench = await createWorkbench()
    const first = await setUpOperator(bench)
    const again = await signIn(bench, { name })
    expect(again).toMatchObject({ session: { account: first.session.account, device: first.session.device } })
  })

  it('gives a session id that was never used before, and keeps only its hash', async () => {
    const bench = await createWorkbench()
    const first = await setUpOperator(bench)
    const again = await signIn(bench)
    if (isRefusal(again)) throw new Error(again.refused)
    expect(again.cookie).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(again.cookie).not.toBe(first.cookie)
    expect(await bench.store.sessions.find(again.cookie, 'public', bench.clock.now())).toBeNull()
    expect(await bench.identity.sessions.find(again.cookie, 'public')).not.toBeNull()
  })

  it('[HT4] answers the same for an unknown name and a wrong password, after the same work', async () => {
    const bench = await createWorkbench()
    await setUpOperator(bench)
    const device = await createTestDevice()
    const before = bench.argon2.verified()
    const unknown = await signIn(bench, { name: 'Nobody', device })
    const between = bench.argon2.verified()
    const wrong = await signIn(bench, { password: 'wrong', device })
    expect(unknown).toEqual(wrong)
    expect(unknown).toMatchObject({ refused: 'credentials-wrong', issues: [], retryAfterMs: undefined })
    expect([between - before, bench.argon2.verified() - between]).toEqual([1, 1])
  })

  it('asks the store the same questions for an unknown name as for a known one', async () => {
    const bench = await createWorkbench()
    await setUpOperator(bench)
    const byNameKey = vi.spyOn(bench.store.accounts, 'byNameKey')
    const knowsDevice = vi.spyOn(bench.store.sessions, 'knowsDevice')
    await signIn(bench, { name: 'Nobody' })
    expect([byNameKey.mock.calls.length, knowsDevice.mock.calls.length]).toEqual([1, 1])
    await signIn(bench, { password: 'wrong' })
    expect([byNameKey.mock.calls.length, knowsDevice.mock.calls.length]).toEqual([2, 2])
  })

  it('shuts out known and unknown names alike', async () => {
    const bench = await createWorkbench()
    await setUpOperator(bench)
    const codes = async (name: string) => {
      const answers = []
      for (let i = 0; i < 12; i += 1) {
        const guess = { name, password: 'wrong', device: await createTestDevice(), scene: from(i) }
        const answer = await signIn(bench, guess)
        answers.push(isRefusal(answer) ? [answer.refused, answer.retryAfterMs] : answer)
      }
      return answers
    }
    expect(await codes('Mika')).toEqual(await codes('Nobody'))
  })

  it('lets the owner in on a known device while others hammer the name, and nobody on an unknown one', async () => {
    const bench = await createWorkbench()
    await setUpOperator(bench)
    for (let i = 0; i < 50; i += 1) {
      await signIn(bench, { password: 'wrong', device: await createTestDevice(), scene: from(i) })
    }
    expect(await signIn(bench, { device: await createTestDevice(), scene: from(99) })).toMatchObject({
      refused: 'too-many-attempts',
    })
    expect(isRefusal(await signIn(bench))).toBe(false)
  })

  it('does not spend Argon2 on who is shut out', async () => {
    const bench = await createWorkbench()
    await setUpOperator(bench)
    for (let i = 0; i < 50; i += 1) await signIn(bench, { password: 'wrong', device: await createTestDevice() })
    expect(bench.argon2.verified()).toBe(5)
  })

  it('says when too many passwords wait, and does not count that as a wrong one', async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const slow = { ...unsafeArgon2, verify: () => promise }
    const bench = await createWorkbench({ argon2: slow, passwordQueue: 1 })
    await setUpOperator(bench)
    const waiting = Array.from({ length: 3 }, () => signIn(bench))
    // Once the three are in, the fourth finds the queue full.
    await vi.waitUntil(() => bench.argon2.verified() === 2)
    for (let i = 0; i < 20; i += 1)
      expect(await signIn(bench)).toMatchObject({ refused: 'overloaded', retryAfterMs: 2_000 })
    resolve(true)
    for (const answer of await Promise.all(waiting)) expect(isRefusal(answer)).toBe(false)
    expect(isRefusal(await signIn(bench))).toBe(false)
  })

  it('without a good proof of a device looks at nothing else', async () => {
    const bench = await createWorkbench()
    await setUpOperator(bench)
    const body = { name: 'Mika', password: PASSWORD, device: await bench.proofFor(bench.device, 'https://evil.test') }
    expect(await bench.identity.signIn(body, bench.scene)).toMatchObject({ refused: 'device-proof-wrong' })
    expect(bench.argon2.verified()).toBe(0)
  })

  it('refuses a device that another account registered', async () => {
    const bench = await createWorkbench()
    await setUpOperator(bench)
    await bench.identity.accounts.create({ name: 'Hana', password: PASSWORD, role: 'member' }, 'test')
    expect(await signIn(bench, { name: 'Hana' })).toMatchObject({ refused: 'device-key-unusable' })
  })

  it('[TK1] opens the operator listener to operators only, with sessions of its own', async () => {
    const bench = await createWorkbench()
    await setUpOperator(bench)
    await bench.identity.accounts.create({ name: 'Hana', password: PASSWORD, role: 'member' }, 'test')
    const scene = { audience: 'operator' } as const
    const device = await createTestDevice()
    expect(await signIn(bench, { name: 'Hana', scene, device })).toMatchObject({ refused: 'operator-required' })
    const operator = await signIn(bench, { scene })
    if (isRefusal(operator)) throw new Error(operator.refused)
    expect(await bench.identity.sessions.find(operator.cookie, 'operator')).not.toBeNull()
    expect(await bench.identity.sessions.find(operator.cookie, 'public')).toBeNull()
  })

  it('reports a new device once, and each sign-in', async () => {
    const bench = await createWorkbench()
    await setUpOperator(bench)
    await signIn(bench)
    const names = bench.records.map(({ event }) => event)
    expect(names).toEqual(['linkCreated', 'accountCreated', 'deviceAdded', 'signedIn', 'signedIn'])
  })
})

describe('session', () => {
  it.each([
    [7 * 86_400_000 - 1, true],
    [7 * 86_400_000, false],
  ])('after %i ms is still there: %s', async (later, there) => {
    const bench = await createWorkbench()
    const { cookie } = await setUpOperator(bench)
    bench.clock.pass(later)
    expect((await bench.identity.sessions.find(cookie, 'public')) !== null).toBe(there)
  })

  it('ends for good, and tells every node after it has', async () => {
    const bench = await createWorkbench()
    const { cookie } = await setUpOperator(bench)
    const context = await bench.identity.sessions.find(cookie, 'public')
    if (context === null) throw new Error('no session')
    const { sessionHash } = context.session
    const seen: Promise<unknown>[] = []
    bench.bus.subscribe(SESSION_ENDED, (news) => {
      expect(news).toEqual({ sessionHash })
      seen.push(bench.identity.sessions.byHash(sessionHash, 'public'))
    })
    await bench.identity.sessions.end(sessionHash)
    expect(await Promise.all(seen)).toEqual([null])
    expect(await bench.identity.sessions.find(cookie, 'public')).toBeNull()
  })

  it.each([undefined, '', 'x', '__proto__', 'A'.repeat(44)])('is not found for the cookie %s', async (cookie) => {
    const bench = await createWorkbench()
    expect(await bench.identity.sessions.find(cookie, 'public')).toBeNull()
  })
})

describe('what is said', () => {
  it('never holds a password, a cookie, a link or a nonce', async () => {
    const bench = await createWorkbench()
    const spy = vi.spyOn(bench.identity.challenges, 'issue')
    const link = await bench.identity.links.forSetup()
    const secret = new URL(link?.url ?? '').hash.slice(1)
    const proof = await bench.proofFor(bench.device)
    const body = { link: secret, name: 'Mika', password: PASSWORD, workspace: 'Atelier', device: proof }
    const signedIn = await bench.identity.join.setUp(body, bench.scene)
    if (isRefusal(signedIn)) throw new Error(signedIn.refused)
    await signIn(bench, { password: 'a wrong password, sadly' })
    const nonces = await Promise.all(spy.mock.results.map(({ value }) => value as Promise<string>))
    const said = bench.log.join() + JSON.stringify(bench.records)
    expect(said).toContain(signedIn.session.account.accountId)
    for (const canary of [secret, PASSWORD, signedIn.cookie, 'a wrong password', proof.signature, ...nonces]) {
      expect(said).not.toContain(canary)
    }
    expect(said).not.toContain(PUBLIC_URL + '/setup')
  })
})
