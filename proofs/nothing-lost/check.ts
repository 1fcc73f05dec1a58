import type { DeviceId, MessageId, RoomId } from '@warifu/protocol'

/** A message somebody sent, whatever became of it. */
export type Sent = {
  readonly roomId: RoomId
  readonly deviceId: DeviceId
  readonly messageId: MessageId
  readonly envelopeHash: string
}

/** An entry of a room's history. */
export type Stored = {
  readonly sequence: number
  readonly deviceId: DeviceId
  readonly messageId: MessageId
  /** SHA-256 of the envelope's bytes, base64url, worked out from what the history returned. */
  readonly envelopeHash: string
}

/** What the server said to somebody: the reply to a send, or a push. From then on it must be true. */
export type Told = Stored & { readonly roomId: RoomId }

export type Finding = {
  /**
   * lost: told, and not there. misplaced: there under another sequence. changed: there with another envelope.
   * doubled: there more than once. gap: sequences are not 1, 2, 3, … invented: there, and nobody sent it.
   */
  readonly kind: 'lost' | 'misplaced' | 'changed' | 'doubled' | 'gap' | 'invented'
  readonly roomId: RoomId
  readonly sequence: number
  readonly messageId: MessageId
}

/**
 * Compares whole histories, in the order in which they were read, with what was sent and what was told. Empty: an acknowledged
 * message is there, once, in its place, and nothing else is.
 */
export function check(
  sent: Iterable<Sent>,
  told: Iterable<Told>,
  histories: ReadonlyMap<RoomId, readonly Stored[]>,
): Finding[] {
  const sentKeys = new Set(Array.from(sent, keyOf))
  const places = new Map<string, Stored>()
  const findings: Finding[] = []

  for (const [roomId, history] of histories) {
    for (const [index, stored] of history.entries()) {
      const { sequence, messageId } = stored
      const key = keyOf({ ...stored, roomId })
      const find = (kind: Finding['kind']) => findings.push({ kind, roomId, sequence, messageId })
      if (sequence !== index + 1) find('gap')
      if (!sentKeys.has(key)) find('invented')
      if (places.has(key)) find('doubled')
      else places.set(key, stored)
    }
  }

  for (const one of told) {
    const { roomId, sequence, messageId } = one
    const find = (kind: Finding['kind']) => findings.push({ kind, roomId, sequence, messageId })
    const stored = places.get(keyOf(one))
    if (stored === undefined) find('lost')
    else if (stored.sequence !== sequence) find('misplaced')
    else if (stored.envelopeHash !== one.envelopeHash) find('changed')
  }
  return findings
}

/** What makes a message the same one when it is sent again [SQ8]. */
const keyOf = ({ roomId, deviceId, messageId }: Pick<Sent, 'roomId' | 'deviceId' | 'messageId'>): string =>
  `${roomId} ${deviceId} ${messageId}`
