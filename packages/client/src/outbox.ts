import { isKnownEntry, type DeviceId, type MessageId, type ReadEntry, type Result, type RoomId } from '@warifu/protocol'
import type { Clock } from './clock.ts'
import { WarifuError } from './errors.ts'
import type { Written } from './message.ts'
import { nextDelay, type Random } from './reconnect.ts'
import { checkWritten, newMessageId, type Sealed } from './sealing.ts'

/** How far a written message has come. `queued` goes out by itself; `failed` stays until `retry` or `cancel`. */
export type OutgoingState =
  | { readonly state: 'queued' }
  | { readonly state: 'sending' }
  | { readonly state: 'sent'; readonly sequence: number; readonly at: number }
  | { readonly state: 'failed'; readonly error: WarifuError }

/** A message that was written and has not yet come back as an entry of its room. */
export type Outgoing = Written & {
  readonly messageId: MessageId
  /** When it was written, milliseconds since 1970 by this machine's clock. */
  readonly writtenAt: number
  readonly progress: OutgoingState
}

/** Where the server has put a message. */
export type Sent = { readonly messageId: MessageId; readonly sequence: number; readonly at: number }

/**
 * `cancelled`: it will never arrive. `perhaps-delivered`: it is taken out, but an earlier attempt may have reached the server;
 * if so it appears like any message. `too-late`: it is on its way or no longer here; nothing was done.
 */
export type CancelOutcome = 'cancelled' | 'perhaps-delivered' | 'too-late'

/**
 * What was written and is not yet an entry. Per room one message is on its way at a time, so their order is kept; each keeps its
 * id however often it is sent, so that no message is stored twice [SQ8, SQ9].
 */
export type Outbox = {
  readonly list: (roomId: RoomId) => readonly Outgoing[]
  readonly write: (roomId: RoomId, written: Written) => Promise<Sent>
  readonly retry: (roomId: RoomId, messageId: MessageId) => boolean
  readonly cancel: (roomId: RoomId, messageId: MessageId) => CancelOutcome
  readonly take: (roomId: RoomId, messageId: MessageId) => Written | null
  readonly opened: (deviceId: DeviceId) => void
  readonly lost: () => void
  /** An entry that is about to be shown: where it is one of these, it leaves. */
  readonly entry: (roomId: RoomId, entry: ReadEntry) => void
  /** No entry of this room will be shown: nothing that was sent waits for its own. */
  readonly release: (roomId: RoomId) => void
  readonly clear: (error: WarifuError) => void
}

type Parts = {
  /** Seals what `checkWritten` let pass. */
  readonly seal: (written: Written) => Promise<Sealed>
  readonly send: (roomId: RoomId, messageId: MessageId, envelope: string) => Promise<Result<'message.send'>>
  /** Whether an entry with this sequence is still to be shown. */
  readonly awaited: (roomId: RoomId, sequence: number) => boolean
  readonly changed: (roomId: RoomId, list: readonly Outgoing[]) => void
  readonly clock: Clock
  readonly random: Random
}

type Item = {
  readonly messageId: MessageId
  readonly written: Written
  readonly writtenAt: number
  readonly sealing: Promise<Sealed>
  readonly resolve: (sent: Sent) => void
  readonly reject: (error: WarifuError) => void
  progress: OutgoingState
  /** What was sent, once it was. */
  envelope: string | undefined
  attempts: number
  /** Whether an attempt may have reached the store without this end knowing. */
  doubtful: boolean
}

/** The messages of one room, in the order of writing. */
type Lane = {
  items: readonly Item[]
  /** As shown; a new array only when something changed. */
  shown: readonly Outgoing[]
  /** Whether the next may go: not while one is on its way, nor before the time that the server named. */
  pace: Pace
}

type Pace =
  | { readonly state: 'free' }
  | { readonly state: 'sending' }
  | { readonly state: 'resting'; readonly cancel: () => void }

const NOTHING: readonly Outgoing[] = []

export function createOutbox({ seal, send, awaited, changed, clock, random }: Parts): Outbox {
  const lanes = new Map<RoomId, Lane>()
  let device: DeviceId | undefined
  let online = false

  function show(roomId: RoomId, lane: Lane): void {
    lane.shown = lane.items.map(({ messageId, written, writtenAt, progress }) => ({
      ...written,
      messageId,
      writtenAt,
      progress,
    }))
    changed(roomId, lane.shown)
  }

  function move(roomId: RoomId, lane: Lane, item: Item, progress: OutgoingState): void {
    item.progress = progress
    show(roomId, lane)
  }

  function remove(roomId: RoomId, lane: Lane, isGone: (item: Item) => boolean): void {
    const items = lane.items.filter((item) => !isGone(item))
    if (items.length === lane.items.length) return
    lane.items = items
    show(roomId, lane)
  }

  async function pump(roomId: RoomId, lane: Lane): Promise<void> {
    const item = lane.items.find(({ progress }) => progress.state === 'queued')
    if (!online || lane.pace.state !== 'free' || item === undefined) return
    lane.pace = { state: 'sending' }
    move(roomId, lane, item, { state: 'sending' })
    try {
      await attempt(roomId, lane, item)
    } catch (error) {
      // Only a refusal or a failure of the call comes here; anything else is broken, and sealing it again would not help.
      const known = error instanceof WarifuError ? error : new WarifuError('text-refused', { cause: error })
      if (item.progress.state === 'sending') failed(roomId, lane, item, known)
    } finally {
      arrive(lane)
      void pump(roomId, lane)
    }
  }

  /** Nothing is on its way any more; a rest that was begun goes on. */
  function arrive(lane: Lane): void {
    if (lane.pace.state === 'sending') lane.pace = { state: 'free' }
  }

  async function attempt(roomId: RoomId, lane: Lane, item: Item): Promise<void> {
    const { envelope, envelopeHash } = await item.sealing
    item.envelope = envelope
    item.attempts += 1
    const stored = await send(roomId, item.messageId, envelope)
    if (item.progress.state !== 'sending') return // Its entry was here before the reply.
    // Something else is stored under this id: it is not this message that was sent [SQ8].
    if (stored.envelopeHash !== envelopeHash) throw new WarifuError('answer-invalid')
    move(roomId, lane, item, { state: 'sent', sequence: stored.sequence, at: stored.at })
    item.resolve({ messageId: item.messageId, sequence: stored.sequence, at: stored.at })
    if (!awaited(roomId, stored.sequence)) remove(roomId, lane, (each) => each === item)
  }

  function failed(roomId: RoomId, lane: Lane, item: Item, error: WarifuError): void {
    item.doubtful ||= leavesDoubt(error)
    if (error.retry === 'no') {
      item.reject(error)
      move(roomId, lane, item, { state: 'failed', error })
      return
    }
    // A lost connection needs no rest: the next one starts the lane.
    if (error.name !== 'connection-lost') {
      const cancel = clock.after(nextDelay(item.attempts, random, error.retryAfterMs), () => {
        wake(roomId, lane)
      })
      lane.pace = { state: 'resting', cancel }
    }
    move(roomId, lane, item, { state: 'queued' })
  }

  function wake(roomId: RoomId, lane: Lane): void {
    if (lane.pace.state === 'resting') {
      lane.pace.cancel()
      lane.pace = { state: 'free' }
    }
    void pump(roomId, lane)
  }

  function addTo(roomId: RoomId, item: Item): void {
    const lane: Lane = lanes.get(roomId) ?? { items: [], shown: NOTHING, pace: { state: 'free' } }
    lanes.set(roomId, lane)
    lane.items = [...lane.items, item]
    show(roomId, lane)
    void pump(roomId, lane)
  }

  function find(roomId: RoomId, messageId: MessageId): { readonly lane: Lane; readonly item: Item } | undefined {
    const lane = lanes.get(roomId)
    const item = lane?.items.find((each) => each.messageId === messageId)
    return lane === undefined || item === undefined ? undefined : { lane, item }
  }

  /** Takes a message out that is not on its way; null where it is, or was. */
  function takeOut(roomId: RoomId, messageId: MessageId): Item | null {
    const found = find(roomId, messageId)
    const state = found?.item.progress.state
    if (found === undefined || state === 'sending' || state === 'sent') return null
    found.item.reject(new WarifuError('cancelled'))
    remove(roomId, found.lane, (each) => each === found.item)
    return found.item
  }

  return {
    list: (roomId) => lanes.get(roomId)?.shown ?? NOTHING,
    write(roomId, written) {
      const { promise, resolve, reject } = Promise.withResolvers<Sent>()
      // The outbox shows what became of a message, and `checkWritten` what cannot become one: a rejection is not news.
      promise.catch(() => undefined)
      if (checkWritten(written) !== null) {
        reject(new WarifuError('text-refused'))
        return promise
      }
      const sealing = seal(written)
      sealing.catch(() => undefined) // Heard when it is sent.
      addTo(roomId, {
        messageId: newMessageId(),
        written,
        writtenAt: clock.now(),
        sealing,
        resolve,
        reject,
        progress: { state: 'queued' },
        envelope: undefined,
        attempts: 0,
        doubtful: false,
      })
      return promise
    },
    retry(roomId, messageId) {
      const found = find(roomId, messageId)
      if (found?.item.progress.state !== 'failed') return false
      move(roomId, found.lane, found.item, { state: 'queued' })
      wake(roomId, found.lane)
      return true
    },
    cancel(roomId, messageId) {
      const item = takeOut(roomId, messageId)
      if (item === null) return 'too-late'
      return item.doubtful ? 'perhaps-delivered' : 'cancelled'
    },
    take: (roomId, messageId) => takeOut(roomId, messageId)?.written ?? null,
    opened(deviceId) {
      device = deviceId
      online = true
      for (const [roomId, lane] of lanes) wake(roomId, lane)
    },
    lost() {
      online = false
    },
    entry(roomId, entry) {
      const found = entry.deviceId === device ? find(roomId, entry.messageId) : undefined
      // The same id with another envelope, or none, is not this message, whoever says so [SQ8].
      if (found === undefined || !isKnownEntry(entry) || entry.kind !== 'message') return
      if (found.item.envelope !== entry.envelope) return
      const { messageId, sequence, at } = entry
      found.item.progress = { state: 'sent', sequence, at }
      found.item.resolve({ messageId, sequence, at })
      remove(roomId, found.lane, (each) => each === found.item)
    },
    release(roomId) {
      const lane = lanes.get(roomId)
      if (lane !== undefined) remove(roomId, lane, ({ progress }) => progress.state === 'sent')
    },
    clear(error) {
      const dropped = [...lanes]
      lanes.clear()
      for (const [roomId, lane] of dropped) {
        if (lane.pace.state === 'resting') lane.pace.cancel()
        for (const item of lane.items) {
          item.progress = { state: 'failed', error }
          item.reject(error)
        }
        remove(roomId, lane, () => true)
      }
    },
  }
}

/** No answer, or one that does not say whether the commit took place. */
const leavesDoubt = ({ code, name }: WarifuError): boolean =>
  code === null || name === 'internal-error' || name === 'store-unavailable'
