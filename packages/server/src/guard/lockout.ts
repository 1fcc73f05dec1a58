import { createHmac, randomBytes } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { refuse, type Refusal } from '../refusal.ts'

export type SignInAttempt = {
  /** The name as accounts compare it, whether there is such an account or not. */
  readonly nameKey: string
  readonly addressGroup: string
  /** The signature key of a device that proved itself and has signed in to this account before; null for any other. */
  readonly knownDevice: string | null
}

export type OpenAttempt = {
  /** Gives back what the attempt took: only wrong guesses add up. */
  readonly giveBack: () => Promise<void>
}

export type Lockout = {
  /** Counts an attempt before the password is looked at, so that parallel guesses cannot slip through. */
  readonly begin: (attempt: SignInAttempt) => Promise<OpenAttempt | Refusal<'too-many-attempts'>>
}

export type Limiter = Pick<RateLimiterMemory, 'consume' | 'reward' | 'get'>
export type CreateLimiter = (limit: { readonly points: number; readonly duration: number }) => Limiter

export type LockoutLimits = {
  /** Wrong guesses at one name, from everywhere: what a rotating botnet has. One known device has as many of its own. */
  readonly attempts: number
  /** How long they are counted. */
  readonly windowMinutes: number
}

/** One address, whatever names, as a multiple of `attempts`: a whole office may share it. */
const ADDRESS_FACTOR = 6
/** All unknown devices together. It bounds the memory of the other budgets. */
const MOST_UNKNOWN = 20_000

/**
 * Slows guessing down by name, by address group, by both, and as a whole. The owner is not shut out by others who hammer the
 * name: a known device has a budget of its own. Unknown names count like any other, so the answer tells nothing about them.
 */
export function createLockout(
  { attempts, windowMinutes }: LockoutLimits,
  createLimiter: CreateLimiter = (limit) => new RateLimiterMemory(limit),
): Lockout {
  const limiterFor = (points: number) => createLimiter({ points, duration: windowMinutes * 60 })
  const devices = limiterFor(attempts)
  const names = limiterFor(attempts)
  const pairs = limiterFor(Math.ceil(attempts / 2))
  const addresses = limiterFor(attempts * ADDRESS_FACTOR)
  const all = limiterFor(MOST_UNKNOWN)

  // Names are kept hashed under a key that dies with the process: memory must not be a list of who was asked for.
  const secret = randomBytes(32)
  const hash = (...parts: readonly string[]) =>
    createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url')

  return {
    begin: async ({ nameKey, addressGroup, knownDevice }) => {
      if (knownDevice !== null) return takeAll([[devices, hash(nameKey, knownDevice)]])
      return takeAll([
        [names, hash(nameKey)],
        [pairs, hash(nameKey, addressGroup)],
        [addresses, addressGroup],
        [all, ALL],
      ])
    },
  }
}

const ALL = 'all'

type Budget = readonly [limiter: Limiter, key: string]

/**
 * Takes a point from each in turn; the first that has none refuses, and then nothing stays taken: tries that are refused must
 * not use up what others need. All are looked at before, so that a spent one keeps the others from filling with new keys.
 */
async function takeAll(budgets: readonly Budget[]): Promise<OpenAttempt | Refusal<'too-many-attempts'>> {
  for (const [limiter, key] of budgets) {
    const left = await limiter.get(key)
    if (left !== null && left.remainingPoints === 0) return tooMany(left)
  }
  const taken: Budget[] = []
  for (const budget of budgets) {
    const [limiter, key] = budget
    taken.push(budget) // The one that refuses has counted the try too.
    try {
      await limiter.consume(key)
    } catch (spent) {
      if (!(spent instanceof RateLimiterRes)) throw spent
      await giveBack(taken)
      return tooMany(spent)
    }
  }
  return { giveBack: () => giveBack(taken) }
}

async function giveBack(taken: readonly Budget[]): Promise<void> {
  for (const [limiter, key] of taken) await limiter.reward(key)
}

const tooMany = (spent: RateLimiterRes) =>
  refuse('too-many-attempts', { retryAfterMs: Math.max(1, Math.ceil(spent.msBeforeNext)) })
