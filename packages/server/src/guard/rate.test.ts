import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRate } from './rate.ts'

// The limiter's library reads the clock itself.
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('rate', () => {
  it('refuses a group beyond its budget and nobody else, until the window is over', async () => {
    const rate = createRate({ perGroup: 2, total: 100, seconds: 60 })
    expect(await rate.take('a')).toBeNull()
    expect(await rate.take('a')).toBeNull()
    expect(await rate.take('a')).toMatchObject({ refused: 'too-many-attempts', retryAfterMs: 60_000 })
    expect(await rate.take('b')).toBeNull()
    vi.advanceTimersByTime(60_000)
    expect(await rate.take('a')).toBeNull()
  })

  it('refuses everybody beyond the whole budget, as overload', async () => {
    const rate = createRate({ perGroup: 2, total: 3, seconds: 60 })
    for (const group of ['a', 'b', 'c']) expect(await rate.take(group)).toBeNull()
    expect(await rate.take('d')).toMatchObject({ refused: 'overloaded', retryAfterMs: 60_000 })
  })

  it('does not let one group use up the whole budget', async () => {
    const rate = createRate({ perGroup: 2, total: 3, seconds: 60 })
    for (let i = 0; i < 100; i += 1) await rate.take('a')
    expect(await rate.take('b')).toBeNull()
  })
})
