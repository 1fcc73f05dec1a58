import type { ErrorName, Message, RoomHandle } from '@warifu/client'
import { errorName } from '../errors.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

export type PinsSnapshot =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: ErrorName }
  /** The one pinned last first. */
  | { readonly state: 'ready'; readonly messages: readonly Message[] }

export type PinsModel = Model<PinsSnapshot> & { readonly reload: () => void; readonly start: () => () => void }

/** The pinned messages of a room, as they are now. */
export function createPinsModel(room: Pick<RoomHandle, 'pins' | 'on'>): PinsModel {
  const snapshots = createSnapshots<PinsSnapshot>({ state: 'loading' })
  /** Which loading is the newest: an answer to an older one says what is no longer so. */
  let asked = 0

  const load = async () => {
    asked += 1
    const question = asked
    try {
      const messages = await room.pins()
      if (question === asked) snapshots.set({ state: 'ready', messages })
    } catch (error) {
      const name = errorName(error)
      // What is shown already stays: it was true a moment ago.
      if (question === asked && snapshots.snapshot().state !== 'ready') snapshots.set({ state: 'failed', error: name })
    }
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    reload() {
      snapshots.set({ state: 'loading' })
      void load()
    },
    start() {
      void load()
      return room.on('entry', (entry) => {
        const shown = snapshots.snapshot()
        if (entry.kind === 'pin' || (shown.state === 'ready' && concerns(entry, shown.messages))) void load()
      })
    },
  }
}

type About = { readonly kind: string; readonly target?: number | null }

/** Whether something became of a message that is shown: an edit, a reaction, its deletion. */
const concerns = (entry: About, messages: readonly Message[]): boolean =>
  messages.some(({ sequence }) => sequence === entry.target)
