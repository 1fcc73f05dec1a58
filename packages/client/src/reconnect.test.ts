import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConnectionEnd } from './connection.ts'
import type { ErrorName } from './error-names.ts'
import { WarifuError } from './errors.ts'
import { BASE_MS, CAP_MS, decide, nextDelay, QUICK_MS } from './reconnect.ts'

const half = () => 0.5
const most = () => 0.999_999
const failed = (name: ErrorName, retryAfterMs?: number): Exclude<ConnectionEnd, { cause: 'asked' }> => ({
  cause: 'failed',
  error: new WarifuError(name, { retryAfterMs }),
})

describe('nextDelay', () => {
  it('[CN10] draws between zero and a bound that doubles from 0.5 s to 30 s', () => {
    expect([1, 2, 3, 6, 7, 8, 1_000].map((attempt) => nextDelay(attempt, half, undefined))).toEqual([
      250, 500, 1_000, 8_000, 15_000, 15_000, 15_000,
    ])
    expect(nextDelay(1, () => 0, undefined)).toBe(0)
  })

  it('[CN10] adds a server’s hint on top', () => {
    expect(nextDelay(1, half, 2_000)).toBe(2_250)
  })

  it('never leaves its bounds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        (attempt, drawn) => {
          const delay = nextDelay(attempt, () => drawn, undefined)
          expect(delay).toBeGreaterThanOrEqual(0)
          expect(delay).toBeLessThanOrEqual(Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1)))
        },
      ),
    )
  })
})

describe('decide', () => {
  it('[CN7] comes back quickly after a restart, and not before the server’s hint', () => {
    expect(decide({ cause: 'restart', reconnectAfterMs: undefined }, 1, most)).toEqual({
      act: 'wait',
      delayMs: QUICK_MS,
    })
    expect(decide({ cause: 'restart', reconnectAfterMs: 700 }, 1, half)).toEqual({ act: 'wait', delayMs: 825 })
  })

  it('does not hurry a server that restarts again and again', () => {
    expect(decide({ cause: 'restart', reconnectAfterMs: undefined }, 4, half)).toEqual({ act: 'wait', delayMs: 2_000 })
  })

  it.each(['network-failed', 'connection-lost', 'timed-out', 'overloaded', 'draining', 'internal-error'] as const)(
    '[CN10] tries again later after %s',
    (name) => {
      expect(decide(failed(name), 3, half)).toEqual({ act: 'wait', delayMs: 1_000 })
    },
  )

  it('obeys retryAfterMs', () => {
    expect(decide(failed('too-many-connections', 5_000), 1, half)).toEqual({ act: 'wait', delayMs: 5_250 })
  })

  it.each(['ticket-unusable', 'heartbeat-lost', 'slow-reader'] as const)(
    '[CN10] gets a new ticket at once after %s, and then with jitter',
    (name) => {
      expect(decide(failed(name), 1, half)).toEqual({ act: 'wait', delayMs: 0 })
      expect(decide(failed(name), 2, half)).toEqual({ act: 'wait', delayMs: 500 })
    },
  )

  it.each(['session-missing', 'session-ended', 'device-proof-wrong', 'not-signed-in'] as const)(
    '[CN10] is signed out by %s',
    (name) => {
      expect(decide(failed(name), 1, half)).toMatchObject({ act: 'stop', reason: 'signed-out', error: { name } })
    },
  )

  it.each(['origin-refused', 'version-refused', 'frame-invalid', 'device-unusable', 'code-unknown'] as const)(
    '[CN10] stops at %s: trying again does not change it',
    (name) => {
      expect(decide(failed(name), 1, half)).toMatchObject({ act: 'stop', reason: 'refused', error: { name } })
    },
  )

  it('waits out an answer that is not the server’s, such as a captive portal’s page', () => {
    expect(decide(failed('answer-invalid'), 1, half)).toEqual({ act: 'wait', delayMs: 250 })
  })
})
