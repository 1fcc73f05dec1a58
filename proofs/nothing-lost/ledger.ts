import { hash } from 'node:crypto'
import { isKnownEntry, type ReadEntry, type RoomId } from '@warifu/protocol'
import type { Sent, Stored, Told } from './check.ts'

/** What was sent and what was told, kept outside the server: the yardstick of its history. */
export type Ledger = {
  readonly sent: (message: Sent) => void
  /** A reply to a send. */
  readonly acknowledged: (told: Told) => void
  /** A push, to whichever member. */
  readonly pushed: (roomId: RoomId, entry: ReadEntry) => void
  /** Resolves at the `count`th acknowledgement from now. */
  readonly afterAcknowledgements: (count: number, then: () => void) => void
  readonly all: () => { readonly sent: readonly Sent[]; readonly told: Iterable<Told>; readonly acknowledged: number }
}

export function createLedger(): Ledger {
  const sent: Sent[] = []
  const told = new Map<string, Told>()
  let acknowledged = 0
  let awaited: { readonly at: number; readonly then: () => void } | null = null

  const tell = (one: Told) => told.set(Object.values(one).join(' '), one)

  return {
    sent: (message) => {
      sent.push(message)
    },
    acknowledged: ({ roomId, sequence, deviceId, messageId, envelopeHash }) => {
      tell({ roomId, sequence, deviceId, messageId, envelopeHash })
      acknowledged += 1
      if (awaited?.at !== acknowledged) return
      const { then } = awaited
      awaited = null
      then()
    },
    pushed: (roomId, entry) => {
      tell({ roomId, ...storedFrom(entry) })
    },
    afterAcknowledgements: (count, then) => {
      awaited = { at: acknowledged + count, then }
    },
    all: () => ({ sent, told: told.values(), acknowledged }),
  }
}

/**
 * An entry as the checker compares it: the hash is worked out here, never taken from the server. Here nothing but messages is
 * written, so whatever else stands in a place has not the envelope that was sent.
 */
export function storedFrom(entry: ReadEntry): Stored {
  const { sequence, deviceId, messageId } = entry
  const envelope = isKnownEntry(entry) && entry.kind === 'message' ? entry.envelope : ''
  return { sequence, deviceId, messageId, envelopeHash: envelopeHashOf(envelope) }
}

export const envelopeHashOf = (envelope: string): string =>
  hash('sha256', Buffer.from(envelope, 'base64url'), 'base64url')
