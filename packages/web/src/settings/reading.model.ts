import type { Client, ErrorName } from '@warifu/client'
import { errorName } from '../errors.ts'
import { plainName } from '../names.ts'
import type { PeopleModel } from '../people/people.model.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

/** How far saying how one's own name is read has come. */
export type ReadingSnapshot =
  | { readonly state: 'idle' }
  | { readonly state: 'busy' }
  | { readonly state: 'kept' }
  | { readonly state: 'unusable' }
  | { readonly state: 'refused'; readonly error: ErrorName }

export type ReadingModel = Model<ReadingSnapshot> & {
  /** Nothing but spaces takes the reading away. */
  readonly keep: (typed: string) => Promise<void>
}

export function createReadingModel(
  client: Pick<Client, 'setReading'>,
  people: Pick<PeopleModel, 'reload'>,
): ReadingModel {
  const snapshots = createSnapshots<ReadingSnapshot>({ state: 'idle' })
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    async keep(typed) {
      if (snapshots.snapshot().state === 'busy') return
      const reading = typed.trim() === '' ? null : plainName(typed)
      if (reading === null && typed.trim() !== '') {
        snapshots.set({ state: 'unusable' })
        return
      }
      snapshots.set({ state: 'busy' })
      try {
        await client.setReading(reading)
        snapshots.set({ state: 'kept' })
        people.reload()
      } catch (error) {
        snapshots.set({ state: 'refused', error: errorName(error) })
      }
    },
  }
}
