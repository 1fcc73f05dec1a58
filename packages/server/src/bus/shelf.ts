import type { Clock } from '../clock.ts'
import { BusError } from './bus.ts'

/** Enough for every ticket and challenge of a workspace's busiest minute; some 30 MB at most. */
export const MOST_VALUES = 100_000

type Kept = { readonly value: unknown; readonly expiresAt: number; readonly ttlMs: number }

/** Values kept for a while and taken once. */
export type Shelf = {
  /** @throws BusError `full`, where `mostValues` others are kept and none has expired */
  readonly put: (key: string, value: unknown, ttlMs: number) => void
  readonly take: (key: string) => unknown
  readonly clear: () => void
}

/**
 * A lane holds the keys of one time to live in the order of their expiry, which is the order in which they came. There are
 * as many lanes as there are kinds of values, so that dropping what has expired costs nothing per value that has not.
 */
export function createShelf(clock: Clock, mostValues: number): Shelf {
  const kept = new Map<string, Kept>()
  const lanes = new Map<number, Set<string>>()

  const drop = (key: string, ttlMs: number) => {
    kept.delete(key)
    const lane = lanes.get(ttlMs)
    lane?.delete(key)
    if (lane?.size === 0) lanes.delete(ttlMs)
  }

  const dropExpired = (now: number) => {
    for (const [ttlMs, lane] of lanes) {
      for (const key of lane) {
        const entry = kept.get(key)
        if (entry !== undefined && entry.expiresAt > now) break
        drop(key, ttlMs)
      }
    }
  }

  return {
    put: (key, value, ttlMs) => {
      const now = clock.monotonic()
      dropExpired(now)
      const before = kept.get(key)
      if (before !== undefined) drop(key, before.ttlMs)
      if (kept.size >= mostValues) throw new BusError('full', `the bus keeps ${mostValues} values already`)
      kept.set(key, { value, expiresAt: now + ttlMs, ttlMs })
      lanes.set(ttlMs, (lanes.get(ttlMs) ?? new Set()).add(key))
    },

    take: (key) => {
      const entry = kept.get(key)
      if (entry === undefined) return null
      drop(key, entry.ttlMs)
      return entry.expiresAt > clock.monotonic() ? entry.value : null
    },

    clear: () => {
      kept.clear()
      lanes.clear()
    },
  }
}
