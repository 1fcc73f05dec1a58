import {
  createFold,
  type AccountId,
  type Content,
  type HistoryPage,
  type RoomEntry,
  type RoomHandle,
} from '@warifu/client'
import { MOST_COUNTED, NOTHING_UNREAD, type Unread } from './unread.ts'

/**
 * What is unread in one room, message by message, so that what is read, edited or deleted later is taken out again. It covers the
 * sequence from the read position without gap, up to where history was read and entries came in turn. Beyond that lie messages
 * that history has to tell of, but for those that mention this account: they are counted when they come.
 */
export type Tally = {
  readonly unread: () => Unread
  /** Entries that nobody will tell of again are not counted yet, and counting them would tell more. */
  readonly isBehind: () => boolean
  /** What has just come, each entry once and in the order of the sequence. */
  readonly hear: (entry: RoomEntry) => void
  /** Counts one page further, and returns it. One at a time. */
  readonly readOn: (history: RoomHandle['history']) => Promise<HistoryPage>
  /** Everything up to this sequence is read, and nothing after it. */
  readonly readTo: (sequence: number) => void
}

/** Entries asked for at once. */
const PAGE = 100

type Counted = { readonly author: AccountId; readonly mentions: boolean }

/** @param head the newest entry of which nobody will tell: those after it are heard */
export function createTally(me: AccountId, from: number, head: number): Tally {
  const counted = new Map<number, Counted>()
  let read = from
  /** Everything up to here is covered. */
  let covered = from
  let heard = head
  /** What came while a page is on its way; null: none is. */
  let meanwhile: RoomEntry[] | null = null

  const isFull = () => counted.size >= MOST_COUNTED

  const count = (sequence: number, author: AccountId, content: Content) => {
    if (author === me || content.state === 'deleted') counted.delete(sequence)
    else counted.set(sequence, { author, mentions: isMentioned(me, content) })
  }

  const apply = (entry: RoomEntry) => {
    const isNext = entry.sequence === covered + 1 && !isFull()
    if (entry.kind === 'message' && entry.sequence > covered) {
      // However much of it, somebody who is asked for hears of it.
      const isCalled = isMentioned(me, entry.content) && counted.size < 2 * MOST_COUNTED
      if (isNext || isCalled) count(entry.sequence, entry.accountId, entry.content)
    }
    if (entry.kind === 'delete') counted.delete(entry.target)
    if (entry.kind === 'edit') {
      const message = counted.get(entry.target)
      // Only who wrote a message edits it, whatever the server lets through [SQ11].
      if (message?.author === entry.accountId) count(entry.target, message.author, entry.content)
    }
    if (isNext) covered = entry.sequence
  }

  /** @param came while the page was on its way: it may have left before them */
  const take = ({ entries, related }: HistoryPage, came: readonly RoomEntry[]) => {
    // The read position was put back meanwhile: what lies before this page comes first.
    if ((entries[0]?.sequence ?? 0) > covered + 1) return
    // A page without entries ends the room, whatever was said of it.
    const last = entries.at(-1)?.sequence ?? heard
    const fold = createFold(me)
    for (const some of [entries, related, came]) fold.add(some)
    for (const { sequence, accountId, content } of fold.messages) {
      if (sequence <= covered || sequence > last) continue
      if (isFull()) return
      count(sequence, accountId, content)
      covered = sequence
    }
    covered = Math.max(covered, last)
    for (const entry of came) if (entry.sequence > covered) apply(entry)
  }

  return {
    unread: () =>
      counted.size === 0
        ? NOTHING_UNREAD
        : { messages: counted.size, mentions: [...counted.values()].filter(({ mentions }) => mentions).length },
    isBehind: () => covered < heard && !isFull(),
    hear(entry) {
      heard = Math.max(heard, entry.sequence)
      meanwhile?.push(entry)
      apply(entry)
    },
    async readOn(history) {
      const came: RoomEntry[] = []
      meanwhile = came
      try {
        const page = await history({ after: covered, limit: PAGE })
        take(page, came)
        return page
      } finally {
        meanwhile = null
      }
    },
    readTo(sequence) {
      if (sequence < read) {
        counted.clear()
        covered = sequence
      }
      read = sequence
      covered = Math.max(covered, sequence)
      for (const each of counted.keys()) if (each <= sequence) counted.delete(each)
    },
  }
}

export const isMentioned = (me: AccountId, content: Content): boolean =>
  content.state === 'opened' && content.mentions.some(({ accountId }) => accountId === me)
