import type { AccountId, Content, ErrorName, Message, MessageId, Outgoing } from '@warifu/client'
import { dayKey } from '../i18n/dates.ts'

/** How far an own message has come. `sent` is told of the newest one only: of the others it goes without saying. */
export type Progress =
  | { readonly state: 'queued' }
  | { readonly state: 'sending' }
  | { readonly state: 'sent' }
  | { readonly state: 'failed'; readonly error: ErrorName; readonly messageId: MessageId }

/** One row of the timeline, from above to below. `key` is the same as long as the row means the same. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: number; readonly withYear: boolean }
  | { readonly kind: 'unread'; readonly key: string }
  | {
      readonly kind: 'message'
      readonly key: string
      readonly sequence: number | null
      readonly at: number
      readonly accountId: AccountId
      readonly own: boolean
      /** Begins a run of one author's messages: says whose they are. */
      readonly leads: boolean
      readonly content: Content
      readonly progress: Progress | null
    }

export type Timeline = {
  /** In rising sequence. */
  readonly messages: readonly Message[]
  readonly outbox: readonly Outgoing[]
  readonly me: AccountId
  /** The unread divider stands after this sequence; null: there is none. */
  readonly unreadAfter: number | null
  /** Days of this time's year are shown without it. */
  readonly now: number
}

/** Messages of one author closer together than this are one run. */
const RUN_MS = 5 * 60_000

/** The rows of a timeline: messages in the order of the room, then what is still on its way, with dividers between. */
export function arrangeRows({ messages, outbox, me, unreadAfter, now }: Timeline): readonly Row[] {
  const rows: Row[] = []
  const newestOwn = messages.findLast((message) => message.accountId === me)?.sequence
  let previous: { readonly accountId: AccountId; readonly at: number } | null = null
  let unreadShown = false

  for (const message of messages) {
    const { sequence, at, accountId, content } = message
    const own = accountId === me
    if (previous === null || dayKey(previous.at) !== dayKey(at)) {
      rows.push({ kind: 'day', key: `day-${sequence}`, at, withYear: yearOf(at) !== yearOf(now) })
      previous = null
    }
    if (!unreadShown && !own && unreadAfter !== null && sequence > unreadAfter) {
      rows.push({ kind: 'unread', key: 'unread' })
      unreadShown = true
      previous = null
    }
    const leads = !continues(previous, { accountId, at })
    const progress: Progress | null = sequence === newestOwn && nothingOnItsWay(outbox) ? { state: 'sent' } : null
    rows.push({ kind: 'message', key: `m${sequence}`, sequence, at, accountId, own, leads, content, progress })
    previous = { accountId, at }
  }

  for (const outgoing of outbox) {
    if (outgoing.progress.state === 'sent') continue
    const at = Math.max(outgoing.writtenAt, previous?.at ?? 0)
    if (previous === null || dayKey(previous.at) !== dayKey(at)) {
      rows.push({ kind: 'day', key: `day-${outgoing.messageId}`, at, withYear: yearOf(at) !== yearOf(now) })
      previous = null
    }
    rows.push({
      kind: 'message',
      key: `o${outgoing.messageId}`,
      sequence: null,
      at,
      accountId: me,
      own: true,
      leads: !continues(previous, { accountId: me, at }),
      content: { state: 'opened', text: outgoing.text },
      progress: progressOf(outgoing),
    })
    previous = { accountId: me, at }
  }
  return rows
}

const continues = (
  previous: { readonly accountId: AccountId; readonly at: number } | null,
  next: { readonly accountId: AccountId; readonly at: number },
): boolean => previous !== null && previous.accountId === next.accountId && next.at - previous.at < RUN_MS

const yearOf = (at: number): number => new Date(at).getFullYear()

const nothingOnItsWay = (outbox: readonly Outgoing[]): boolean =>
  outbox.every((outgoing) => outgoing.progress.state === 'sent')

function progressOf({ messageId, progress }: Outgoing): Progress {
  switch (progress.state) {
    case 'queued':
    case 'sending':
    case 'sent':
      return { state: progress.state }
    case 'failed':
      return { state: 'failed', error: progress.error.name, messageId }
  }
}

/** The next rows, with the very object of the last time wherever a row still says the same: what did not change is not drawn again. */
export function keepSame(previous: readonly Row[], next: readonly Row[]): readonly Row[] {
  const known = new Map(previous.map((row) => [row.key, row]))
  return next.map((row) => {
    const before = known.get(row.key)
    return before !== undefined && saysTheSame(before, row) ? before : row
  })
}

function saysTheSame(a: Row, b: Row): boolean {
  if (a.kind !== 'message' || b.kind !== 'message') return a.kind === b.kind
  // A message with a sequence never changes; beside it, only how far it has come and whether it leads.
  return (
    a.leads === b.leads &&
    a.content === b.content &&
    a.progress?.state === b.progress?.state &&
    a.progress?.state !== 'failed'
  )
}
