import type { ErrorName, Message, Revision, RoomHandle } from '@warifu/client'
import { errorName } from '../errors.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

export type RevisionsSnapshot =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: ErrorName }
  /** The present text first. */
  | { readonly state: 'ready'; readonly revisions: readonly Revision[] }

export type RevisionsModel = Model<RevisionsSnapshot> & { readonly load: () => Promise<void> }

/** What a message said, from its first text to its present one. */
export function createRevisionsModel(
  room: Pick<RoomHandle, 'revisions'>,
  { sequence }: Pick<Message, 'sequence'>,
): RevisionsModel {
  const snapshots = createSnapshots<RevisionsSnapshot>({ state: 'loading' })
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    async load() {
      snapshots.set({ state: 'loading' })
      try {
        snapshots.set({ state: 'ready', revisions: (await room.revisions(sequence)).toReversed() })
      } catch (error) {
        snapshots.set({ state: 'failed', error: errorName(error) })
      }
    },
  }
}
