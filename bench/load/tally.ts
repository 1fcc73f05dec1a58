/** Who has which message. Every reader must get 1, 2, 3, …: once each, in this order. */
export type Tally = {
  /** Counts a delivery. True where the message is now with every reader. */
  readonly got: (reader: number, sequence: number) => boolean
  readonly deliveries: () => number
  /** Deliveries that were not the next one of their reader: doubled, left out or out of order. */
  readonly faults: () => number
}

/** More than are ever in flight at once; a power of two. */
const RING = 1_024

export function createTally(readers: number): Tally {
  const next = new Uint32Array(readers).fill(1)
  const counts = new Uint32Array(RING)
  let deliveries = 0
  let faults = 0

  return {
    got: (reader, sequence) => {
      deliveries += 1
      if (next[reader] !== sequence) faults += 1
      next[reader] = sequence + 1
      const slot = sequence % RING
      const count = (counts[slot] ?? 0) + 1
      counts[slot] = count === readers ? 0 : count
      return count === readers
    },
    deliveries: () => deliveries,
    faults: () => faults,
  }
}
