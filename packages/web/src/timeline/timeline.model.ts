import type { AccountId, Message, MessageId, RoomEntry, RoomHandle } from '@warifu/client'
import type { Clock } from '../clock.ts'
import { errorName } from '../errors.ts'
import { createSnapshots, type Model } from '../snapshots.ts'
import { createQuotes } from './quotes.ts'
import { countUnread, createReading } from './reading.ts'
import { createRowArranger, type Quote } from './rows.ts'
import { firstFrom, type Stretch } from './stretch.ts'
import type { Landing, LandingPlace, ReaderPlace, Search, Target, TimelineSnapshot } from './timeline-snapshot.ts'
import { createWindows } from './windows.ts'

export type TimelineModel = Model<TimelineSnapshot> & {
  readonly loadOlder: () => void
  readonly loadNewer: () => void
  /** The first page again, after it failed. */
  readonly reload: () => void
  /** Leads the reader somewhere, loading what lies there. The newest wish counts. */
  readonly goTo: (target: Target) => void
  /** What was looked for and not found has been read about. */
  readonly dismiss: () => void
  /** The view says, whenever it was drawn or scrolled, where the reader is: what is in sight at the end is read. */
  readonly placed: (place: ReaderPlace) => void
  /** The unread divider is in sight. */
  readonly metUnread: () => void
  /** From this message on everything counts as unread again: the divider goes there. */
  readonly unreadFrom: (sequence: number) => void
  readonly resend: (messageId: MessageId) => void
  readonly remove: (messageId: MessageId) => void
  /** A quote came into sight that is not known. */
  readonly askQuote: (sequence: number) => void
  /** What stands at a sequence that is being answered. One that is not known is asked for: the snapshot changes when it came. */
  readonly quoteOf: (sequence: number) => Quote
  /** Messages of others as they arrive. */
  readonly onArrival: (listener: (message: Message) => void) => () => void
  /**
   * The room comes on the screen; what it returns takes it off. Only meanwhile messages are read.
   * @param mark the last sequence before what the reader had marked as unread; null: they had not
   */
  readonly open: (mark: number | null) => () => void
  /** Listens to the room, so that whenever it is opened everything is there. */
  readonly start: () => () => void
}

export type TimelineRoom = Pick<
  RoomHandle,
  'room' | 'outbox' | 'on' | 'history' | 'locate' | 'markRead' | 'retry' | 'cancel'
>

type Parts = {
  readonly me: AccountId
  /** Whether a person is looking at this window. */
  readonly attention: Model<boolean>
  readonly clock: Clock
  /** Accounts that appear in what is shown. */
  readonly met: (accountIds: readonly AccountId[]) => void
}

const NOT_SEARCHING: Search = { state: 'none' }

export function createTimelineModel(room: TimelineRoom, { me, attention, clock, met }: Parts): TimelineModel {
  const snapshots = createSnapshots<TimelineSnapshot>({ state: 'loading' })
  const arrivals = new Set<(message: Message) => void>()
  const arrange = createRowArranger(me)
  const reading = createReading(room, me)
  let isOpen = false
  let place: ReaderPlace = { at: 'end' }
  let landing: Landing = { id: 0, at: 'end' }
  let marked: number | null = null
  /** What the reader had marked as unread, until the room is there to show it. */
  let unreadMark: number | null = null
  let search = NOT_SEARCHING
  /** Asked for before there was anything to look in. */
  let wanted: Target | null = null
  /** Counts what was asked for: an answer to an older wish leads nobody anywhere. */
  let wishes = 0
  let loads = 0
  let publishing = false

  const publish = () => {
    const { shown } = windows
    if (shown === null || snapshots.snapshot().state === 'failed') return
    const { unreadAfter } = reading
    const rows = arrange({
      messages: shown.messages,
      outbox: windows.reach === 'present' ? room.outbox : [],
      unreadAfter,
      from: shown.from,
      now: clock.now(),
      quoted,
    })
    snapshots.set({
      state: 'ready',
      rows,
      reach: windows.reach,
      older: windows.older,
      newer: windows.newer,
      newBelow: newBelow(),
      firstUnread: unreadAfter === null || reading.met ? 'none' : rows.some((row) => row.unread) ? 'here' : 'beyond',
      landing,
      marked: marked === null ? null : `m${marked}`,
      search,
    })
  }
  /** Entries that come together, as after a time without connection, are drawn together. */
  const publishSoon = () => {
    if (publishing) return
    publishing = true
    queueMicrotask(() => {
      publishing = false
      publish()
    })
  }
  const windows = createWindows(room, me, () => {
    if (windows.shown !== null) meet(windows.shown.messages)
    publish()
  })
  const quotes = createQuotes(room, me, publish)
  const quoted = (sequence: number): Quote => {
    const message = windows.find(sequence)
    return message === null ? quotes.find(sequence) : { state: 'known', message }
  }

  const atEnd = () => windows.reach === 'present' && place.at === 'end'
  const newBelow = () =>
    atEnd() || windows.present === null ? 0 : countUnread(windows.present.messages, reading.seen, me)

  const meet = (messages: readonly Message[]) => {
    met(messages.flatMap(accountsOf))
  }
  const noteRead = () => {
    if (isOpen && windows.present !== null && attention.snapshot()) reading.tell()
  }
  const land = (next: LandingPlace) => {
    landing = { ...next, id: landing.id + 1 }
  }

  const load = async () => {
    const turn = (loads += 1)
    snapshots.set({ state: 'loading' })
    try {
      await windows.begin()
      if (turn !== loads) return
      if (windows.present !== null) meet(windows.present.messages)
      begin()
    } catch (error) {
      if (turn === loads) snapshots.set({ state: 'failed', error: errorName(error) })
    }
  }

  /** The reader comes to the room: to what they asked for, to what they have not read, or to where they were. */
  const begin = () => {
    const { present } = windows
    if (present === null) return
    reading.begin(present.messages, unreadMark)
    unreadMark = null
    marked = null
    search = NOT_SEARCHING
    const unread = reading.firstUnread(present)
    if (unread !== null) {
      windows.show(present)
      land({ at: 'begin', key: `m${unread.sequence}`, takesFocus: false })
    } else if (place.at === 'row') land({ ...place, at: 'kept' })
    else land({ at: 'end' })
    if (wanted === null) publish()
    else void lead(wanted)
  }

  const lead = async (target: Target) => {
    const wish = (wishes += 1)
    wanted = windows.present === null ? target : null
    if (wanted !== null) return
    search = { state: 'looking' }
    if (snapshots.snapshot().state === 'ready') publish()
    try {
      const found = await find(target)
      if (wish !== wishes) return
      search = found === null ? { state: 'missing' } : NOT_SEARCHING
      if (found !== null) arriveAt(found)
    } catch (error) {
      if (wish !== wishes) return
      search = { state: 'failed', error: errorName(error), target }
    }
    publish()
  }

  const arriveAt = ({ stretch, message, mark }: Found) => {
    windows.show(stretch)
    meet(stretch.messages)
    marked = mark && message !== null ? message.sequence : null
    if (message === null) land({ at: 'end' })
    else land({ at: mark ? 'found' : 'begin', key: `m${message.sequence}`, takesFocus: true })
  }

  /** Null: there is no such message. */
  const find = async (target: Target): Promise<Found | null> => {
    const end = windows.present && { stretch: windows.present, message: null, mark: false }
    switch (target.to) {
      case 'present':
        return end
      case 'message': {
        const stretch = await windows.around(target.sequence)
        const message = stretch.find(target.sequence)
        return message && { stretch, message, mark: true }
      }
      case 'first-unread': {
        if (reading.unreadAfter === null) return end
        const stretch = await windows.around(reading.unreadAfter + 1)
        return { stretch, message: reading.firstUnread(stretch), mark: false }
      }
      case 'time': {
        const sequence = await room.locate(target.at)
        if (sequence === null) return end
        const stretch = await windows.around(sequence)
        const { messages } = stretch
        return { stretch, message: messages[firstFrom(messages, sequence)] ?? messages.at(-1) ?? null, mark: false }
      }
    }
  }

  const heard = (entry: RoomEntry) => {
    const { present } = windows
    const isNew = present !== null && entry.sequence > present.to
    const others = entry.kind === 'message' && entry.accountId !== me
    if (isNew && others && isOpen && !attention.snapshot()) reading.unattended(present.messages)
    windows.hear(entry)
    quotes.hear(entry)
    met([entry.accountId])
    if (present === null) return
    publishSoon()
    const message = isNew && others ? present.find(entry.sequence) : null
    if (message === null) return
    meet([message])
    for (const listener of arrivals) listener(message)
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    loadOlder: () => void windows.extend('older'),
    loadNewer: () => void windows.extend('newer'),
    reload: () => void load(),
    goTo: (target) => void lead(target),
    dismiss() {
      search = NOT_SEARCHING
      publish()
    },
    placed(next) {
      place = next
      if (atEnd() && windows.present !== null) {
        reading.sawUpTo(windows.present.to)
        noteRead()
      }
      const shown = snapshots.snapshot()
      if (shown.state === 'ready' && shown.newBelow !== newBelow()) publish()
    },
    metUnread() {
      if (reading.met) return
      reading.meet()
      publish()
    },
    unreadFrom(sequence) {
      reading.unreadFrom(sequence)
      publish()
    },
    resend: (messageId) => void room.retry(messageId),
    remove: (messageId) => void room.cancel(messageId),
    askQuote: quotes.ask,
    quoteOf(sequence) {
      const quote = quoted(sequence)
      if (quote.state === 'unknown') quotes.ask(sequence)
      return quote
    },
    onArrival(listener) {
      arrivals.add(listener)
      return () => arrivals.delete(listener)
    },
    open(mark) {
      isOpen = true
      unreadMark = mark
      begin()
      return () => {
        isOpen = false
        wishes += 1
      }
    },
    start() {
      const ends = [room.on('entry', heard), room.on('outbox', publish), attention.subscribe(noteRead)]
      void load()
      return () => {
        for (const end of ends) end()
        loads += 1
        wishes += 1
        windows.drop()
        snapshots.set({ state: 'loading' })
      }
    },
  }
}

type Found = {
  readonly stretch: Stretch
  /** Null: the end. */
  readonly message: Message | null
  readonly mark: boolean
}

const accountsOf = ({ accountId, content, reactions }: Message): readonly AccountId[] => [
  accountId,
  ...(content.state === 'opened' ? content.mentions.map((mention) => mention.accountId) : []),
  ...(content.state === 'deleted' && content.by !== null ? [content.by] : []),
  ...reactions.flatMap((reaction) => reaction.accounts),
]
