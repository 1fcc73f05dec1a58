import { MessageId, type RoomId } from '@warifu/protocol'
import { encodeEnvelope, randomId, SUITE_PLAIN, toBase64url, utf8 } from '@warifu/crypto'
import { LineClosed, type Line } from '../peers/line.ts'
import type { Sent } from './check.ts'
import { envelopeHashOf, type Ledger } from './ledger.ts'

/** Somebody who writes without a pause, and who sends again what was not acknowledged, under the same messageId. */
export type Writer = {
  /** Takes a new connection: first what is still open, in the order in which it was written, then new messages. */
  readonly writeOn: (line: Line) => void
  /** Writes nothing new from now on; what is open is still sent again. */
  readonly stop: () => void
  /** Messages sent and not acknowledged. */
  readonly open: () => readonly Sent[]
  readonly resent: () => number
}

type Draft = Sent & { readonly envelope: string }

type Parts = {
  readonly rooms: readonly RoomId[]
  readonly ledger: Ledger
  /** Messages under way at once. */
  readonly window: number
  /** A send that was answered with anything but an acknowledgement. */
  readonly onBroken: (error: unknown) => void
}

export function createWriter({ rooms, ledger, window, onBroken }: Parts): Writer {
  const open = new Map<string, Draft>()
  let stopped = false
  let written = 0
  let resent = 0

  function write(line: Line): void {
    const roomId = rooms[written % rooms.length]
    if (roomId === undefined) throw new Error('a writer needs a room')
    written += 1
    const messageId = MessageId.parse(randomId())
    const body = utf8(JSON.stringify({ text: `message ${written} of this writer` }))
    const envelope = toBase64url(encodeEnvelope({ suite: SUITE_PLAIN, body }))
    const draft = { roomId, deviceId: line.deviceId, messageId, envelope, envelopeHash: envelopeHashOf(envelope) }
    open.set(messageId, draft)
    ledger.sent(draft)
    send(line, draft)
  }

  function fill(line: Line): void {
    while (!stopped && open.size < window) write(line)
  }

  function send(line: Line, { roomId, deviceId, messageId, envelope }: Draft): void {
    line.ask('message.send', { roomId, messageId, envelope }).then(
      ({ sequence, envelopeHash }) => {
        open.delete(messageId)
        // Filled first: whoever kills the server at this acknowledgement kills it in the middle of sends.
        fill(line)
        ledger.acknowledged({ roomId, deviceId, messageId, sequence, envelopeHash })
      },
      (error: unknown) => {
        if (!(error instanceof LineClosed)) onBroken(error)
      },
    )
  }

  return {
    writeOn: (line) => {
      resent += open.size
      for (const draft of open.values()) send(line, draft)
      fill(line)
    },
    stop: () => {
      stopped = true
    },
    open: () => [...open.values()],
    resent: () => resent,
  }
}
