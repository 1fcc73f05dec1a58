import { createFold, type AccountId, type HistoryPage, type Message, type RoomEntry } from '@warifu/client'

/**
 * A stretch of a room's sequence without gap, folded into messages: the newest one, which grows with what is written, or one further up
 * that the reader looked for. `from` and `to` are sequences, both included.
 */
export type Stretch = {
  readonly from: number
  readonly to: number
  readonly messages: readonly Message[]
  /** Entries lie before `from`. */
  readonly hasOlder: boolean
  /** False where the stretch reached the room's end when it was last asked for. */
  readonly hasNewer: boolean
  readonly holds: (sequence: number) => boolean
  readonly find: (sequence: number) => Message | null
  /** A page that was asked for before `from`. */
  readonly prepend: (page: HistoryPage) => void
  /** A page that was asked for after `to`. */
  readonly append: (page: HistoryPage) => void
  /** An entry that came after all others: at the end it lengthens the stretch, and everywhere it changes what it is about. */
  readonly hear: (entry: RoomEntry) => void
}

/** @param page as it was asked for before `before` */
export function createStretch(me: AccountId, page: HistoryPage, before: number): Stretch {
  const fold = createFold(me)
  let from = page.entries[0]?.sequence ?? before
  let to = page.entries.at(-1)?.sequence ?? before - 1
  let hasOlder = page.more
  let hasNewer = to < page.head
  /** A page may have been read before an entry came that was heard meanwhile. */
  let newest = page.head
  fold.add(page.entries)
  fold.add(page.related)

  return {
    get from() {
      return from
    },
    get to() {
      return to
    },
    get messages() {
      return fold.messages
    },
    get hasOlder() {
      return hasOlder
    },
    get hasNewer() {
      return hasNewer
    },
    holds: (sequence) => from <= sequence && sequence <= to,
    find: (sequence) => findMessage(fold.messages, sequence),
    prepend({ entries, related, more }) {
      fold.add(entries)
      fold.add(related)
      from = entries[0]?.sequence ?? from
      hasOlder = more
    },
    append({ entries, related, head, more }) {
      fold.add(entries)
      fold.add(related)
      to = Math.max(to, entries.at(-1)?.sequence ?? to)
      newest = Math.max(newest, head)
      hasNewer = more || to < newest
    },
    hear(entry) {
      newest = Math.max(newest, entry.sequence)
      if (entry.sequence === to + 1 && !hasNewer) to = entry.sequence
      else if (entry.sequence > to) hasNewer = true
      // A message beyond the end would leave a gap; what becomes of messages that are here counts wherever it stands.
      if (entry.sequence <= to || entry.kind !== 'message') fold.add([entry])
    },
  }
}

/** By bisection: messages stand in rising sequence. */
export function findMessage(messages: readonly Message[], sequence: number): Message | null {
  const at = firstFrom(messages, sequence)
  const message = messages[at]
  return message?.sequence === sequence ? message : null
}

/** The place of the first message at or after a sequence; the length where there is none. */
export function firstFrom(messages: readonly Message[], sequence: number): number {
  let low = 0
  let high = messages.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((messages[middle]?.sequence ?? Infinity) < sequence) low = middle + 1
    else high = middle
  }
  return low
}
