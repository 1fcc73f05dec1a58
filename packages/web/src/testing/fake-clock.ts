import type { Clock } from '../clock.ts'

/** A clock that stands still until a test moves it. */
export type FakeClock = Clock & { readonly advance: (ms: number) => void }

export function createFakeClock(start = 1_795_000_000_000): FakeClock {
  let now = start
  let nextId = 0
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>()
  const due = (until: number) =>
    [...timers].filter(([, timer]) => timer.at <= until).sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0]
  return {
    now: () => now,
    after(ms, run) {
      const id = (nextId += 1)
      timers.set(id, { at: now + Math.max(0, ms), run })
      return () => timers.delete(id)
    },
    advance(ms) {
      const until = now + ms
      for (let next = due(until); next !== undefined; next = due(until)) {
        const [id, timer] = next
        timers.delete(id)
        now = timer.at
        timer.run()
      }
      now = until
    },
  }
}
