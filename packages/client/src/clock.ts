/** Time is passed in, so that a test never sleeps. Milliseconds throughout. */
export type Clock = {
  /** Since 1970, for what people see. */
  readonly now: () => number
  /** Only goes forward, for durations. */
  readonly monotonic: () => number
  /** Calls `act` once after `delayMs`; returns the function that prevents it. */
  readonly after: (delayMs: number, act: () => void) => () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(delayMs, act) {
    const timer = setTimeout(act, delayMs)
    return () => {
      clearTimeout(timer)
    }
  },
}
