import * as z from 'zod/mini'
import { limits } from './limits.ts'

/** Characters of base64url (no padding) for `bytes` bytes. */
const encodedLength = (bytes: number) => Math.ceil((bytes * 4) / 3)

const envelope = (bytes: number) =>
  z.string().check(z.minLength(2), z.maxLength(encodedLength(bytes)), z.regex(/^[A-Za-z0-9_-]+$/))

/** An envelope on the wire: base64url without padding, opaque here. Its first byte is the suite (SPEC [SQ1]). */
export const Envelope = envelope(limits.envelopeBytes)
/** The same around a reaction, which needs less room. */
export const ReactionEnvelope = envelope(limits.reactionBytes)
