import type { AccountId, ErrorName, Message, MessageId, Outgoing } from '@warifu/client'
import { endOfDay } from '../i18n/dates.ts'

/** How far an own message has come. `sent` is told of the newest one only: of the others it goes without saying. */
export type Progress =
  | { readonly state: 'queued' }
  | { readonly state: 'sending' }
  | { readonly state: 'sent' }
  | { readonly state: 'failed'; readonly error: ErrorName; readonly messageId: MessageId }

/** A calendar day that begins above a row. */
export type Day = { readonly at: number; readonly withYear: boolean }

/** What a message answers, as far as it is known here. */
export type Quote =
  | { readonly state: 'known'; readonly message: Message }
  /** Not asked for yet: it is when the row comes into sight. */
  | { readonly state: 'unknown'; readonly sequence: number }
  /** No message is there that could be shown. */
  | { readonly state: 'gone'; readonly sequence: number }

type Common = {
  /** The same as long as the row means the same. */
  readonly key: string
  readonly at: number
  readonly accountId: AccountId
  readonly own: boolean
  /** Begins a run of one author's messages: says whose they are. */
  readonly leads: boolean
  /** The day that begins with this row, shown above it. */
  readonly day: Day | null
  /** The unread divider stands above this row. */
  readonly unread: boolean
  readonly quote: Quote | null
  readonly progress: Progress | null
}

/** A message that has its place in the room. */
export type MessageRow = Common & {
  readonly kind: 'message'
  readonly message: Message
  /** It mentions the reader. */
  readonly addressed: boolean
}

/** What is written and has no place in the room yet. */
export type OutgoingRow = Common & { readonly kind: 'outgoing'; readonly outgoing: Outgoing }

/**
 * One row of the timeline, from above to below: a message with the dividers above it. The dividers are no rows of their own, so that
 * a row stays what it is when older messages come above it and take the divider with them.
 */
export type Row = MessageRow | OutgoingRow

export type Timeline = {
  /** In rising sequence. */
  readonly messages: readonly Message[]
  /** Empty where the rows do not reach the present. */
  readonly outbox: readonly Outgoing[]
  /** The unread divider stands after this sequence; null: there is none. */
  readonly unreadAfter: number | null
  /** The first sequence that is loaded; whatever entries lie from here on, their messages are here. */
  readonly from: number
  /** Days of this time's year are shown without it. */
  readonly now: number
  readonly quoted: (sequence: number) => Quote
}

/** Messages of one author closer together than this are one run. */
const RUN_MS = 5 * 60_000

/**
 * Arranges a timeline into rows: messages in the order of the room, then what is still on its way. Rows that say the same as the last
 * time are the very same objects: what did not change is not drawn again, and ten thousand rows cost next to nothing.
 */
export function createRowArranger(me: AccountId): (timeline: Timeline) => readonly Row[] {
  const made = new WeakMap<Message | Outgoing, Row>()

  const keep = (source: Message | Outgoing, next: Row): Row => {
    const before = made.get(source)
    if (before !== undefined && saysTheSame(before, next)) return before
    made.set(source, next)
    return next
  }

  return ({ messages, outbox, unreadAfter, from, now, quoted }) => {
    const rows: Row[] = []
    const thisYear = yearOf(now)
    const newestOwn = messages.findLast((message) => message.accountId === me)?.sequence
    const allSent = outbox.every((outgoing) => outgoing.progress.state === 'sent')
    // The divider is shown where it is known to be: nothing unread lies above what is loaded.
    let unreadToShow = unreadAfter !== null && from <= unreadAfter + 1
    let dayEnds = -Infinity
    let previous: { readonly accountId: AccountId; readonly at: number } | null = null

    const place = (at: number, accountId: AccountId, unread: boolean): Pick<Row, 'day' | 'unread' | 'leads'> => {
      const begins = at >= dayEnds
      if (begins) dayEnds = endOfDay(at)
      const leads = begins || unread || previous?.accountId !== accountId || at - previous.at >= RUN_MS
      previous = { accountId, at }
      return { day: begins ? { at, withYear: yearOf(at) !== thisYear } : null, unread, leads }
    }

    for (const message of messages) {
      const { sequence, at, accountId, content } = message
      const own = accountId === me
      const unread = unreadToShow && !own && sequence > (unreadAfter ?? 0)
      if (unread) unreadToShow = false
      const { mentions, replyTo } = content.state === 'opened' ? content : SILENT
      rows.push(
        keep(message, {
          kind: 'message',
          key: `m${sequence}`,
          message,
          at,
          accountId,
          own,
          ...place(at, accountId, unread),
          addressed: !own && mentions.some((mention) => mention.accountId === me),
          quote: replyTo === null ? null : quoted(replyTo),
          progress: own && allSent && sequence === newestOwn && content.state !== 'deleted' ? SENT : null,
        }),
      )
    }

    for (const outgoing of outbox) {
      if (outgoing.progress.state === 'sent') continue
      // This machine's clock may be behind the server's: the timeline does not go back in time.
      const at = Math.max(outgoing.writtenAt, lastOf(rows)?.at ?? 0)
      rows.push(
        keep(outgoing, {
          kind: 'outgoing',
          key: `o${outgoing.messageId}`,
          outgoing,
          at,
          accountId: me,
          own: true,
          ...place(at, me, false),
          quote: outgoing.replyTo === null ? null : quoted(outgoing.replyTo),
          progress: progressOf(outgoing),
        }),
      )
    }
    return rows
  }
}

const SENT: Progress = { state: 'sent' }
/** What cannot be read names nobody and answers nothing. */
const SILENT: Pick<Outgoing, 'mentions' | 'replyTo'> = { mentions: [], replyTo: null }

const lastOf = (rows: readonly Row[]): Row | undefined => rows.at(-1)

const yearOf = (at: number): number => new Date(at).getFullYear()

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

/** Both rows are of the same message or outgoing, which never changes: what can differ is what stands around it. */
const saysTheSame = (a: Row, b: Row): boolean =>
  a.at === b.at &&
  a.leads === b.leads &&
  a.unread === b.unread &&
  a.day?.at === b.day?.at &&
  a.day?.withYear === b.day?.withYear &&
  a.progress?.state === b.progress?.state &&
  sameQuote(a.quote, b.quote)

const sameQuote = (a: Quote | null, b: Quote | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.state === b.state &&
    (a.state === 'known' && b.state === 'known' ? a.message === b.message : true))
