import type { AccountId, RoomId } from '@warifu/client'
import type { Kept } from '../preferences/preferences.model.ts'

/**
 * Rooms that somebody marked as unread from a message on, with the last sequence before it. The server's read position never goes
 * back, so this browser keeps them; its tabs agree.
 */
export type Marked = {
  readonly of: (roomId: RoomId) => number | null
  /** `sequence` null: the room is as the server has it. */
  readonly mark: (roomId: RoomId, sequence: number | null) => void
  /** Another tab marked something, or took a mark away. */
  readonly onChanged: (listener: () => void) => () => void
}

const keyOf = (accountId: AccountId) => `warifu.marked.${accountId}`

export function createMarked(kept: Kept, accountId: AccountId): Marked {
  const key = keyOf(accountId)
  let marks = read(kept, key)
  return {
    of: (roomId) => marks.get(roomId) ?? null,
    mark(roomId, sequence) {
      if ((marks.get(roomId) ?? null) === sequence) return
      const next = new Map(marks)
      if (sequence === null) next.delete(roomId)
      else next.set(roomId, sequence)
      marks = next
      write(kept, key, marks)
    },
    onChanged: (listener) =>
      kept.onChanged((changed) => {
        // Null: all that was kept is gone.
        if (changed !== key && changed !== null) return
        marks = read(kept, key)
        listener()
      }),
  }
}

/** Which rooms an account was in is nobody's business once it has signed out. */
export function forgetMarked(kept: Kept, accountId: AccountId): void {
  write(kept, keyOf(accountId), new Map())
}

// A browser may forbid storage; then a mark lasts as long as the page. What is kept may be anything.
function read(kept: Kept, key: string): ReadonlyMap<string, number> {
  try {
    const found: unknown = JSON.parse(kept.getItem(key) ?? '[]')
    return new Map(Array.isArray(found) ? found.filter(isMark) : [])
  } catch {
    return new Map()
  }
}

const isMark = (found: unknown): found is [string, number] =>
  Array.isArray(found) && found.length === 2 && typeof found[0] === 'string' && isSequence(found[1])

const isSequence = (found: unknown): boolean => typeof found === 'number' && Number.isSafeInteger(found) && found >= 0

function write(kept: Kept, key: string, marks: ReadonlyMap<string, number>): void {
  try {
    kept.setItem(key, JSON.stringify([...marks]))
  } catch {
    return
  }
}
