import type { Client, ErrorName } from '@warifu/client'
import type { Clock } from '../clock.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

/**
 * What the strip above everything says. The device's own network and the connection are two facts: the first is told at once, the
 * second only after five seconds, because most interruptions are over by then.
 */
export type Strip =
  | { readonly state: 'hidden' }
  | { readonly state: 'offline'; readonly unsent: number }
  | { readonly state: 'draining'; readonly unsent: number }
  /** `seconds` until the next attempt; null while one is under way. */
  | { readonly state: 'reconnecting'; readonly seconds: number | null; readonly unsent: number }
  | { readonly state: 'refused'; readonly error: ErrorName; readonly unsent: number }

/** Whether the device itself has a network, as the browser knows it. */
export type Network = Model<boolean>

export type StripModel = Model<Strip> & {
  readonly retryNow: () => void
  readonly start: () => () => void
}

/** How long a lost connection goes unmentioned. */
const QUIET_MS = 5_000
const TICK_MS = 1_000

export function createStripModel(
  client: Pick<Client, 'status' | 'on' | 'retryNow'>,
  network: Network,
  unsent: Model<number>,
  clock: Clock,
): StripModel {
  const snapshots = createSnapshots<Strip>({ state: 'hidden' })
  let lostAt: number | null = null
  let cancelTimer = () => {}

  const update = () => {
    cancelTimer()
    const { status } = client
    if (status.state === 'open' || status.state === 'idle') lostAt = null
    else lostAt ??= clock.now()
    const next = read()
    if (!sameStrip(snapshots.snapshot(), next)) snapshots.set(next)
    if (lostAt !== null) cancelTimer = clock.after(untilNextChange(lostAt), update)
  }

  const read = (): Strip => {
    const { status } = client
    const waiting = unsent.snapshot()
    if (status.state === 'idle') return { state: 'hidden' }
    if (status.state === 'closed') {
      return status.reason === 'refused'
        ? { state: 'refused', error: status.error.name, unsent: waiting }
        : { state: 'hidden' }
    }
    if (!network.snapshot()) return { state: 'offline', unsent: waiting }
    if (status.state === 'open') return { state: 'hidden' }
    if (status.state === 'draining') return { state: 'draining', unsent: waiting }
    if (lostAt === null || clock.now() - lostAt < QUIET_MS) return { state: 'hidden' }
    const seconds =
      status.state === 'waiting' ? Math.max(1, Math.ceil((status.nextAttemptAt - clock.now()) / 1_000)) : null
    return { state: 'reconnecting', seconds, unsent: waiting }
  }

  const untilNextChange = (since: number): number => {
    const quiet = since + QUIET_MS - clock.now()
    return quiet > 0 ? quiet : TICK_MS
  }

  const networkChanged = () => {
    // The network is back: the next attempt need not wait for its turn.
    if (network.snapshot() && client.status.state === 'waiting') client.retryNow()
    update()
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    retryNow: client.retryNow,
    start() {
      const ends = [client.on('status', update), network.subscribe(networkChanged), unsent.subscribe(update)]
      update()
      return () => {
        cancelTimer()
        for (const end of ends) end()
      }
    },
  }
}

const sameStrip = (a: Strip, b: Strip): boolean => JSON.stringify(a) === JSON.stringify(b)
