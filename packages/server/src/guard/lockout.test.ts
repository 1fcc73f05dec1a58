import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { createLockout, type SignInAttempt } from './lockout.ts'
import { isRefusal } from '../refusal.ts'

const limits = { attempts: 10, windowMinutes: 15 }
const mika: SignInAttempt = { nameKey: 'mika', addressGroup: '203.0.113.7', knownDevice: null }
const from = (i: number): SignInAttempt => ({ ...mika, addressGroup: `2001:db8:0:${i.toString(16)}::/64` })

// The limiter's library reads the clock itself.
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('lockout', () => {
  it('refuses the sixth failure of one name from one address, and says when to come back', async () => {
    const lockout = createLockout(limits)
    for (let i = 0; i < 5; i += 1) expect(isRefusal(await lockout.begin(mika))).toBe(false)
    expect(await lockout.begin(mika)).toMatchObject({ refused: 'too-many-attempts', retryAfterMs: 900_000 })
    vi.advanceTimersByTime(899_999)
    expect(await lockout.begin(mika)).toMatchObject({ refused: 'too-many-attempts', retryAfterMs: 1 })
    vi.advanceTimersByTime(1)
    expect(isRefusal(await lockout.begin(mika))).toBe(false)
  })

  it('lets 10 of 10,000 tries at one name through, from as many /64s', async () => {
    vi.useRealTimers() // As many false timers would take longer than the guesses.
    const lockout = createLockout(limits)
    let through = 0
    for (let i = 0; i < 10_000; i += 1) if (!isRefusal(await lockout.begin(from(i)))) through += 1
    expect(through).toBe(10)
  })

  it('still lets the owner in on a known device while others hammer the name', async () => {
    const lockout = createLockout(limits)
    for (let i = 0; i < 100; i += 1) await lockout.begin(from(i))
    for (let i = 0; i < 100; i += 1) await lockout.begin(mika)
    expect(isRefusal(await lockout.begin({ ...mika, knownDevice: 'key' }))).toBe(false)
  })

  it('gives a known device 10 failures', async () => {
    const lockout = createLockout(limits)
    for (let i = 0; i < 10; i += 1) await lockout.begin({ ...mika, knownDevice: 'key' })
    expect(isRefusal(await lockout.begin({ ...mika, knownDevice: 'key' }))).toBe(true)
    expect(isRefusal(await lockout.begin({ ...mika, knownDevice: 'other' }))).toBe(false)
  })

  it('refuses one address that tries many names', async () => {
    const lockout = createLockout(limits)
    const results = []
    for (let i = 0; i < 61; i += 1) results.push(isRefusal(await lockout.begin({ ...mika, nameKey: `name ${i}` })))
    expect(results.indexOf(true)).toBe(60)
  })

  it('does not count what was given back', async () => {
    const lockout = createLockout(limits)
    for (let i = 0; i < 100; i += 1) {
      const attempt = await lockout.begin(mika)
      if (isRefusal(attempt)) throw new Error('refused')
      await attempt.giveBack()
    }
  })

  it('lets no parallel guesses slip through', async () => {
    const lockout = createLockout(limits)
    const results = await Promise.all(Array.from({ length: 100 }, () => lockout.begin(mika)))
    expect(results.filter((result) => !isRefusal(result))).toHaveLength(5)
  })

  it('stops unknown devices as a whole, and known ones never', async () => {
    const small = (limit: { points: number; duration: number }) =>
      new RateLimiterMemory(limit.points === 20_000 ? { ...limit, points: 100 } : limit)
    const lockout = createLockout(limits, small)
    const anyone = (i: number) => ({ nameKey: `name ${i}`, addressGroup: `group ${i}`, knownDevice: null })
    for (let i = 0; i < 100; i += 1) expect(isRefusal(await lockout.begin(anyone(i)))).toBe(false)
    expect(await lockout.begin(anyone(100))).toMatchObject({ refused: 'too-many-attempts' })
    expect(isRefusal(await lockout.begin({ ...mika, knownDevice: 'key' }))).toBe(false)
  })

  it('takes nothing from others for tries at one name that it refuses', async () => {
    vi.useRealTimers()
    const lockout = createLockout(limits)
    for (let i = 0; i < 20_400; i += 1) await lockout.begin(from(i))
    expect(isRefusal(await lockout.begin({ ...from(50), nameKey: 'hana' }))).toBe(false)
  })

  it('leaves a name open to others where one address hammers it, in turn or at once', async () => {
    const lockout = createLockout(limits)
    await Promise.all(Array.from({ length: 100 }, () => lockout.begin(mika)))
    for (let i = 0; i < 100; i += 1) await lockout.begin(mika)
    expect(isRefusal(await lockout.begin(from(1)))).toBe(false)
  })

  it('keeps no name that is tried from a spent address', async () => {
    const keys = new Set<string | number>()
    const lockout = createLockout(limits, (limit) => {
      const limiter = new RateLimiterMemory(limit)
      return {
        consume: (key) => (keys.add(key), limiter.consume(key)),
        reward: (key) => limiter.reward(key),
        get: (key) => limiter.get(key),
      }
    })
    for (let i = 0; i < 1000; i += 1) await lockout.begin({ ...mika, nameKey: `name ${i}` })
    expect(keys.size).toBe(60 * 2 + 2)
  })

  it('keeps names only hashed', async () => {
    const keys: (string | number)[] = []
    const lockout = createLockout(limits, (limit) => {
      const limiter = new RateLimiterMemory(limit)
      return {
        consume: (key) => (keys.push(key), limiter.consume(key)),
        reward: (key) => limiter.reward(key),
        get: (key) => limiter.get(key),
      }
    })
    await lockout.begin(mika)
    await lockout.begin({ ...mika, knownDevice: 'key' })
    expect(keys).toHaveLength(5)
    expect(keys.join()).not.toContain('mika')
  })

  it('breaks, rather than lets through, where the limiter breaks', async () => {
    const broken = () => Promise.reject(new Error('limiter is gone'))
    const lockout = createLockout(limits, () => ({ consume: broken, reward: broken, get: broken }))
    await expect(lockout.begin(mika)).rejects.toThrow('limiter is gone')
  })
})
