import {
  decodeEnvelope,
  encodeEnvelope,
  fromBase64url,
  fromUtf8,
  randomId,
  sha256,
  SUITE_PLAIN,
  toBase64url,
  utf8,
  type Bytes,
} from '@warifu/crypto'
import { limits, MessageId, RoomId } from '@warifu/protocol'
import type { Content } from './message.ts'

/** Why a text cannot be sent. `bad-characters`: a lone surrogate or NUL, which no screen or store carries faithfully. */
export type TextFault = 'empty' | 'too-long' | 'bad-characters'

/** UTF-16 units of one message's text. What needs more bytes than an envelope holds ends earlier: about 10,900 of kana or kanji. */
export const TEXT_LENGTH = 16_000

/** White space, controls and characters that show nothing by themselves (Unicode UAX #44, Default_Ignorable_Code_Point). */
const INVISIBLE = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]*$/u

/** Null where the text can be sent. */
export function checkText(text: string): TextFault | null {
  if (text.length > TEXT_LENGTH) return 'too-long'
  if (INVISIBLE.test(text)) return 'empty'
  if (!text.isWellFormed() || text.includes('\0')) return 'bad-characters'
  return encodeText(text).length > limits.envelopeBytes ? 'too-long' : null
}

const encodeText = (text: string): Bytes => encodeEnvelope({ suite: SUITE_PLAIN, body: utf8(JSON.stringify({ text })) })

/** An envelope as it goes over the wire, and the SHA-256 by which the server's reply names it [SQ1, SQ8]. */
export type Sealed = { readonly envelope: string; readonly envelopeHash: string }

/** Seals a text that `checkText` let pass, under suite 0: plain, until rooms are sealed [SQ1]. */
export async function sealText(text: string): Promise<Sealed> {
  const bytes = encodeText(text)
  return { envelope: toBase64url(bytes), envelopeHash: toBase64url(await sha256(bytes)) }
}

/** Opens an envelope that a stranger made. Never throws: what breaks the rules is unreadable, and inert. */
export function openEnvelope(envelope: string): Content {
  try {
    const { suite, body } = decodeEnvelope(fromBase64url(envelope))
    if (suite !== SUITE_PLAIN) return { state: 'unreadable', reason: 'suite-unknown' }
    const text = readText(JSON.parse(fromUtf8(body)))
    return text === null ? { state: 'unreadable', reason: 'content-invalid' } : { state: 'opened', text }
  } catch {
    return { state: 'unreadable', reason: 'content-invalid' }
  }
}

/** The text of a content object with exactly the key `text`, or null. */
function readText(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('text' in value)) return null
  if (Object.keys(value).length !== 1 || typeof value.text !== 'string') return null
  return checkText(value.text) === null ? value.text : null
}

export const newMessageId = (): MessageId => MessageId.parse(randomId())
export const newRoomId = (): RoomId => RoomId.parse(randomId())
