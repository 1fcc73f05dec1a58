import { createSnapshots, type Model } from '../snapshots.ts'

/**
 * How many messages this tab alone has, told after somebody was about to close it and stayed: the browser's own question cannot say
 * why it asks. 0: nothing to tell.
 */
export type StayedModel = Model<number> & {
  /** The page is about to go. True where that would lose something, and the browser should ask. */
  readonly closing: () => boolean
  readonly start: () => () => void
}

export function createStayedModel(unsent: Model<number>): StayedModel {
  const snapshots = createSnapshots(0)
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    closing() {
      snapshots.set(unsent.snapshot())
      return unsent.snapshot() > 0
    },
    start: () =>
      unsent.subscribe(() => {
        // What is left of what was told; more that is written later was not asked about.
        snapshots.set(Math.min(snapshots.snapshot(), unsent.snapshot()))
      }),
  }
}
