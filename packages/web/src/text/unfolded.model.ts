import { createSnapshots, type Model } from '../snapshots.ts'

/** Which long texts the reader has unfolded, by a key of the caller's: it outlives the rows of a virtual list. */
export type UnfoldedModel = Model<ReadonlySet<string>> & { readonly toggle: (key: string) => void }

export function createUnfoldedModel(): UnfoldedModel {
  const snapshots = createSnapshots<ReadonlySet<string>>(new Set())
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    toggle(key) {
      const next = new Set(snapshots.snapshot())
      if (!next.delete(key)) next.add(key)
      snapshots.set(next)
    },
  }
}
