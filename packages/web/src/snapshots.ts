/** What a view reads: an immutable snapshot, and when it changed. */
export type Model<Snapshot> = {
  readonly snapshot: () => Snapshot
  readonly subscribe: (listener: () => void) => () => void
}

/** A model's own cell. `set` with the very same snapshot tells nobody. */
export type Snapshots<Snapshot> = Model<Snapshot> & { readonly set: (next: Snapshot) => void }

export function createSnapshots<Snapshot>(first: Snapshot): Snapshots<Snapshot> {
  let current = first
  const listeners = new Set<() => void>()
  return {
    snapshot: () => current,
    subscribe(listener) {
      // A function of its own, so that the same listener subscribed twice is called twice and ended once.
      const own = () => {
        listener()
      }
      listeners.add(own)
      return () => listeners.delete(own)
    },
    set(next) {
      if (Object.is(next, current)) return
      current = next
      for (const listener of [...listeners]) listener()
    },
  }
}
