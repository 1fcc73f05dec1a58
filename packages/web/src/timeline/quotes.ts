import { createFold, type AccountId, type Message, type RoomEntry, type RoomHandle } from '@warifu/client'
import { findMessage } from './stretch.ts'
import type { Quote } from './rows.ts'

/** Messages that are quoted on the screen and lie elsewhere in the room. */
export type Quotes = {
  readonly find: (sequence: number) => Quote
  /** Fetches one, once. */
  readonly ask: (sequence: number) => void
  /** An entry that came: what is quoted may have been edited or deleted. */
  readonly hear: (entry: RoomEntry) => void
}

export function createQuotes(room: Pick<RoomHandle, 'history'>, me: AccountId, changed: () => void): Quotes {
  const fold = createFold(me)
  const asked = new Set<number>()
  const gone = new Set<number>()

  const load = async (sequence: number) => {
    try {
      const { entries, related } = await room.history({ after: sequence - 1, limit: 1 })
      // Only what was asked for: where the page holds something else, the message is no longer there.
      fold.add(entries.filter((entry) => entry.sequence === sequence))
      fold.add(related)
      if (find(sequence) === null) gone.add(sequence)
      changed()
    } catch {
      // It is asked for again when the row comes into sight the next time.
      asked.delete(sequence)
    }
  }
  const find = (sequence: number): Message | null => findMessage(fold.messages, sequence)

  return {
    find(sequence) {
      const message = find(sequence)
      if (message !== null) return { state: 'known', message }
      return { state: gone.has(sequence) ? 'gone' : 'unknown', sequence }
    },
    ask(sequence) {
      if (asked.has(sequence)) return
      asked.add(sequence)
      void load(sequence)
    },
    hear(entry) {
      if (asked.size > 0 && entry.kind !== 'message') fold.add([entry])
    },
  }
}
