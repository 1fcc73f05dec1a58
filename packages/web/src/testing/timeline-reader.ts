import type { Account, Outgoing, Room, RoomEntry } from '@warifu/client'
import { createSnapshots } from '../snapshots.ts'
import { createTimelineModel } from '../timeline/timeline.model.ts'
import type { Row } from '../timeline/rows.ts'
import { account, messageId, room } from './samples.ts'
import { createFakeClock } from './fake-clock.ts'
import { createFakeRoom, entry, written, type EntryPart } from './fake-room.ts'

export const reader = account('reader', '中村 葵')
export const hana = account('hana', '佐藤 花')
export const AT = new Date(2026, 10, 22, 9, 0).getTime()

/** Messages of one author that say their sequence, a second apart. */
export const talk = (first: number, last: number, from: Account = hana): readonly RoomEntry[] =>
  Array.from({ length: last - first + 1 }, (_, index) => said(first + index, `text ${first + index}`, from))

/** One entry at its place; a text alone is a message. */
export const said = (sequence: number, part: string | EntryPart, from: Account = hana): RoomEntry =>
  entry(sequence, from, AT + sequence * 1_000, typeof part === 'string' ? written(part) : part)

export const outgoing = (seed: string, progress: Outgoing['progress'], replyTo: number | null = null): Outgoing => ({
  messageId: messageId(seed),
  text: seed,
  mentions: [],
  replyTo,
  writtenAt: AT,
  progress,
})

export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A room with these entries, read so far. */
export const readTo = (readSequence: number, stored: readonly RoomEntry[]): Room =>
  room('room', '全体連絡', {
    head: stored.at(-1)?.sequence ?? 0,
    membership: { state: 'member', role: 'member', readSequence, notify: 'all' },
  })

/** A timeline before a room that is an array, opened by somebody who has read so far. */
export function createTimelineReader({
  stored = talk(1, 3),
  read = stored.at(-1)?.sequence ?? 0,
  looking = true,
  mark = null,
}: {
  readonly stored?: readonly RoomEntry[]
  readonly read?: number
  readonly looking?: boolean
  /** The last sequence before what the reader had marked as unread. */
  readonly mark?: number | null
} = {}) {
  const clock = createFakeClock(AT)
  const attention = createSnapshots(looking)
  const met = new Set<string>()
  const fake = createFakeRoom(stored, { room: readTo(read, stored), now: clock.now })
  const model = createTimelineModel(fake.handle, {
    me: reader.accountId,
    attention,
    clock,
    met: (accountIds) => {
      for (const accountId of accountIds) met.add(accountId)
    },
  })
  const end = model.start()
  let close = model.open(mark)

  const ready = () => {
    const shown = model.snapshot()
    if (shown.state !== 'ready') throw new Error(`the timeline is ${shown.state}`)
    return shown
  }
  return {
    ...fake,
    model,
    attention,
    met,
    end,
    ready,
    /** The room goes off the screen and comes back. */
    leave: () => {
      close()
    },
    comeBack: (marked: number | null = null) => {
      close = model.open(marked)
    },
    /** Others write, and the rows are drawn. */
    async hear(...parts: readonly (string | EntryPart)[]) {
      for (const part of parts) fake.store(hana, typeof part === 'string' ? written(part) : part)
      await settled()
    },
    /** The rows from above to below, in words: the divider stands where it stands. */
    lines: () => ready().rows.flatMap((row) => [...(row.unread ? ['unread'] : []), textOf(row)]),
    /** The first and the last sequence that are shown, and how many rows lie between. */
    extent: () => {
      const sequences = ready().rows.flatMap((row) => (row.kind === 'message' ? [row.message.sequence] : []))
      return { first: sequences[0], last: sequences.at(-1), count: sequences.length }
    },
    row: (sequence: number) => ready().rows.find((row) => row.key === `m${sequence}`),
    placedAtEnd: () => {
      model.placed({ at: 'end' })
    },
    placedAbove: (key = 'm1', top = 0) => {
      model.placed({ at: 'row', key, top })
    },
  }
}

const textOf = (row: Row): string => {
  const content = row.kind === 'outgoing' ? { ...row.outgoing, state: 'opened' as const } : row.message.content
  return content.state === 'opened' ? content.text : content.state
}
