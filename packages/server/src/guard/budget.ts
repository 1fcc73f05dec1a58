import type { Clock } from '../clock.ts'
import { refuse, type Refusal } from '../refusal.ts'

export type BudgetLimits = {
  /** Cost that may be spent at once. */
  readonly commandBurst: number
  /** Cost that comes back each second. */
  readonly commandsPerSecond: number
  /** Offences after which a connection is closed; one is forgiven every `STRIKE_MS`. */
  readonly strikes: number
}

/** What one connection has left. */
export type Budget = {
  /** Takes the cost of a command, or says when there will be enough. */
  readonly take: (cost: number) => Refusal<'budget-exceeded'> | null
  /** Counts an offence. The refusal means: enough, close. */
  readonly strike: () => Refusal<'too-many-strikes'> | null
}

const STRIKE_MS = 10_000

/** Both are token buckets on the monotonic clock: no timer, no memory beyond two numbers each. */
export function createBudget(limits: BudgetLimits, clock: Pick<Clock, 'monotonic'>): Budget {
  const commands = bucket(limits.commandBurst, limits.commandsPerSecond / 1000, clock)
  const forgiveness = bucket(limits.strikes, 1 / STRIKE_MS, clock)
  return {
    take: (cost) => {
      const waitMs = commands(cost)
      return waitMs === 0 ? null : refuse('budget-exceeded', { retryAfterMs: waitMs })
    },
    strike: () => (forgiveness(1) === 0 ? null : refuse('too-many-strikes', { retryAfterMs: STRIKE_MS })),
  }
}

/** Returns 0 and takes, or takes nothing and returns the milliseconds until there is enough. */
function bucket(size: number, refillPerMs: number, clock: Pick<Clock, 'monotonic'>) {
  let level = size
  let filledAt = clock.monotonic()
  return (cost: number): number => {
    const now = clock.monotonic()
    level = Math.min(size, level + (now - filledAt) * refillPerMs)
    filledAt = now
    if (cost > level) return Math.max(1, Math.ceil((cost - level) / refillPerMs))
    level -= cost
    return 0
  }
}
