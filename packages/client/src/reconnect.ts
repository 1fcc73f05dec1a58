import type { ConnectionEnd } from './connection.ts'
import type { WarifuError } from './errors.ts'

/** Waits are drawn between zero and a bound that doubles from here … */
export const BASE_MS = 500
/** … up to here [CN10]. */
export const CAP_MS = 30_000
/** A restart on purpose is short: the first try comes this soon after the server's hint. */
export const QUICK_MS = 250

/** A number from 0 (included) to 1 (not), like Math.random. */
export type Random = () => number

/**
 * How long to wait before attempt number `attempt` + 1, in milliseconds: full jitter (Marc Brooker, "Exponential Backoff and
 * Jitter"), so that clients which failed together do not come back together. A server's `hint` comes on top [CN10].
 * @param attempt how many attempts in a row have failed, from 1
 */
export function nextDelay(attempt: number, random: Random, hint: number | undefined): number {
  const bound = Math.min(CAP_MS, BASE_MS * 2 ** Math.max(0, attempt - 1))
  return Math.round((hint ?? 0) + random() * bound)
}

export type Decision =
  | { readonly act: 'wait'; readonly delayMs: number }
  | { readonly act: 'stop'; readonly reason: 'signed-out' | 'refused'; readonly error: WarifuError }

/** What to do after a connection ended, by the `retry` of its code [CN10]. Pure. */
export function decide(end: Exclude<ConnectionEnd, { cause: 'asked' }>, attempt: number, random: Random): Decision {
  if (end.cause === 'restart') {
    const hint = end.reconnectAfterMs
    const delayMs = attempt > 1 ? nextDelay(attempt, random, hint) : Math.round((hint ?? 0) + random() * QUICK_MS)
    return { act: 'wait', delayMs }
  }

  const { error } = end
  const jittered: Decision = { act: 'wait', delayMs: nextDelay(attempt, random, error.retryAfterMs) }
  // A captive portal or a proxy's page answers in the server's place; that passes.
  if (error.name === 'answer-invalid') return jittered
  switch (error.retry) {
    case 'no':
      return { act: 'stop', reason: 'refused', error }
    case 'sign-in':
      return { act: 'stop', reason: 'signed-out', error }
    case 'ticket':
      return attempt > 1 ? jittered : { act: 'wait', delayMs: error.retryAfterMs ?? 0 }
    case 'later':
      return jittered
  }
}
