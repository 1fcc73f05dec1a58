import { checkText, TEXT_LENGTH, type RoomHandle, type TextFault } from '@warifu/client'
import { createSnapshots, type Model } from '../snapshots.ts'
import type { Drafts } from './drafts.ts'

export type ComposerSnapshot = {
  readonly text: string
  /** Why the text as it stands was not sent; null after any change. */
  readonly fault: TextFault | null
  /** UTF-16 units still free, told only when the end is near. */
  readonly left: number | null
}

export type ComposerModel = Model<ComposerSnapshot> & {
  readonly write: (text: string) => void
  /** True where the text went to the outbox; false where it stays, with its fault. */
  readonly send: () => boolean
}

/** From here on the writer is told how much room is left. */
const NEAR_END = 500

/** What is being written in one room. It stays when the reader looks at another room, and when sending was refused. */
export function createComposerModel(room: Pick<RoomHandle, 'roomId' | 'send'>, drafts: Drafts): ComposerModel {
  const snapshots = createSnapshots(unfaulted(drafts.read(room.roomId)))

  const write = (text: string) => {
    drafts.keep(room.roomId, text)
    snapshots.set(unfaulted(text))
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    write,
    send() {
      const { text } = snapshots.snapshot()
      const fault = checkText(text)
      if (fault !== null) {
        snapshots.set({ ...snapshots.snapshot(), fault })
        return false
      }
      room.send(text).catch(() => {
        // The outbox shows what became of it, with the reason and a way on.
      })
      write('')
      return true
    },
  }
}

function unfaulted(text: string): ComposerSnapshot {
  const left = TEXT_LENGTH - text.length
  return { text, fault: null, left: left <= NEAR_END ? left : null }
}
