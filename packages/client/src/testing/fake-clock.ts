import type { Clock } from '../clock.ts'
import { settled } from './settled.ts'

export type FakeClock = Clock & {
  /** Moves time forward; what becomes due runs in its order, and what follows from it at once is waited for. */
  readonly advance: (ms: number) => Promise<void>
  /** Time moves on, but no timer runs: a machine that slept. */
  readonly sleep: (ms: number) => void
  /** When the next timer is due, from now; undefined where none is set. */
  readonly nextIn: () => number | undefined
}

type Timer = { readonly dueAt: number; readonly act: () => void }

const STARTED_AT = 1_700_000_000_000

/** Time that moves only when told. */
export function createFakeClock(): FakeClock {
  let time = 0
  const timers = new Set<Timer>()
  const earliest = (): Timer | undefined =>
    [...timers].reduce<Timer | undefined>(
      (first, timer) => (first && first.dueAt <= timer.dueAt ? first : timer),
      undefined,
    )

  return {
    now: () => STARTED_AT + time,
    monotonic: () => time,
    after(delayMs, act) {
      const timer = { dueAt: time + delayMs, act }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async advance(ms) {
      const end = time + ms
      await settled()
      for (let timer = earliest(); timer !== undefined && timer.dueAt <= end; timer = earliest()) {
        timers.delete(timer)
        time = Math.max(time, timer.dueAt)
        timer.act()
        await settled()
      }
      time = Math.max(time, end)
    },
    sleep(ms) {
      time += ms
    },
    nextIn() {
      const timer = earliest()
      return timer === undefined ? undefined : timer.dueAt - time
    },
  }
}
