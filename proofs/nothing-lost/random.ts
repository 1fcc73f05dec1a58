/** Numbers that look random and come again with the same seed. For schedules only: never for keys or ids of anybody's. */
export type Random = {
  /** A whole number from `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number
}

/** mulberry32: 32 bits of state, enough to spread kills over time. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { whole: (least, most) => least + Math.floor(next() * (most - least + 1)) }
}
