import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { refuse, type Refusal } from '../refusal.ts'

export type Rate = {
  /** Counts a request of an address group, or says when there is room again. */
  readonly take: (addressGroup: string) => Promise<Refusal<'too-many-attempts' | 'overloaded'> | null>
}

export type RateLimits = {
  readonly perGroup: number
  /** Everybody together: it bounds the memory that address groups take. */
  readonly total: number
  readonly seconds: number
}

/** How often may be asked by those who have not signed in: by address group, and as a whole. */
export function createRate({ perGroup, total, seconds }: RateLimits): Rate {
  const groups = new RateLimiterMemory({ points: perGroup, duration: seconds })
  const all = new RateLimiterMemory({ points: total, duration: seconds })

  return {
    take: async (addressGroup) => {
      // First the whole, looked at only: a group that is refused must not use up what is everybody's.
      const whole = await all.get(ALL)
      if (whole !== null && whole.remainingPoints === 0) return refuse('overloaded', waiting(whole))
      const spent = await consume(groups, addressGroup)
      if (spent !== null) return refuse('too-many-attempts', waiting(spent))
      await consume(all, ALL)
      return null
    },
  }
}

const ALL = 'all'

async function consume(limiter: RateLimiterMemory, key: string): Promise<RateLimiterRes | null> {
  try {
    await limiter.consume(key)
    return null
  } catch (spent) {
    if (spent instanceof RateLimiterRes) return spent
    throw spent
  }
}

const waiting = (spent: RateLimiterRes) => ({ retryAfterMs: Math.max(1, Math.ceil(spent.msBeforeNext)) })
