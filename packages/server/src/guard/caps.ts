import type { AccountId } from '@warifu/protocol'
import { refuse, type Refusal } from '../refusal.ts'

export type CapLimits = {
  readonly connectionsPerAddress: number
  readonly connectionsPerAccount: number
  readonly connectionsTotal: number
}

/** Places for connections, counted before they exist. */
export type Caps = {
  /** Takes a place for an address group (an IPv4 address or an IPv6 /64). Every `release` gives it back once. */
  readonly takeAddress: (group: string) => Place | Refusal<'too-many-connections'>
  readonly takeAccount: (accountId: AccountId) => Place | Refusal<'too-many-connections'>
}

export type Place = { readonly release: () => void }

const RETRY_MS = 5_000

export function createCaps(limits: CapLimits): Caps {
  const addresses = counter(limits.connectionsPerAddress)
  const accounts = counter(limits.connectionsPerAccount)
  const total = counter(limits.connectionsTotal)
  const full = () => refuse('too-many-connections', { retryAfterMs: RETRY_MS })

  return {
    takeAddress: (group) => {
      const whole = total('all')
      if (whole === null) return full()
      const place = addresses(group)
      if (place !== null) return both(whole, place)
      whole.release()
      return full()
    },
    takeAccount: (accountId) => accounts(accountId) ?? full(),
  }
}

const both = (a: Place, b: Place): Place => ({
  release: () => {
    a.release()
    b.release()
  },
})

/** Counts by key, and forgets a key at zero: memory follows what is open, not what was ever seen. */
function counter(most: number) {
  const counts = new Map<string, number>()
  return (key: string): Place | null => {
    const taken = counts.get(key) ?? 0
    if (taken >= most) return null
    counts.set(key, taken + 1)
    let held = true
    return {
      release: () => {
        if (!held) return
        held = false
        const left = (counts.get(key) ?? 0) - 1
        if (left > 0) counts.set(key, left)
        else counts.delete(key)
      },
    }
  }
}
