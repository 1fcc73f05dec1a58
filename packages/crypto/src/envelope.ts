import { CryptoError } from './errors.ts'
import type { Bytes } from './bytes.ts'

/** How an envelope's body is made. 0: plain, until the room is sealed [SQ1]. */
export const SUITE_PLAIN = 0

/** The first byte of an envelope says how to read the rest. */
export type Envelope = { readonly suite: number; readonly body: Bytes }

export function encodeEnvelope(envelope: Envelope): Bytes {
  if (!Number.isInteger(envelope.suite) || envelope.suite < 0 || envelope.suite > 255) {
    throw new CryptoError('usage', 'a suite is one byte')
  }
  const bytes = new Uint8Array(1 + envelope.body.length)
  bytes[0] = envelope.suite
  bytes.set(envelope.body, 1)
  return bytes
}

/** @throws CryptoError malformed, where there is no suite byte */
export function decodeEnvelope(bytes: Bytes): Envelope {
  const suite = bytes[0]
  if (suite === undefined) throw new CryptoError('malformed', 'an empty envelope')
  return { suite, body: bytes.slice(1) }
}
