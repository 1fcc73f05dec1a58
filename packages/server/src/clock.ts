/** Time is passed in, so that a test never sleeps. */
export type Clock = {
  /** Wall-clock milliseconds since 1970, for what people and other nodes see. */
  readonly now: () => number
  /** Milliseconds that only go forward, for durations [TM]. */
  readonly monotonic: () => number
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
}
