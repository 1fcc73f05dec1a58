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
import { AccountId, isPlainName, limits, MessageId, RoomId } from '@warifu/protocol'
import type { Mention, Opened, Written } from './message.ts'

/**
 * Why a text cannot be sent. `bad-characters`: a lone surrogate or NUL, which no screen or store carries faithfully;
 * or a mention or an answer that nobody could follow.
 */
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

/** Accounts that one text can name. */
export const MOST_MENTIONS = 50

/** Null where what was written can be sent: its text by `checkText`, and mentions and answer such that others can read them. */
export function checkWritten({ text, mentions, replyTo }: Written): TextFault | null {
  const fault = checkText(text)
  if (fault !== null) return fault
  if (mentions.length > MOST_MENTIONS) return 'too-long'
  const isReadable = mentions.every((each) => readMention(each) !== null) && (replyTo === null || isSequence(replyTo))
  if (!isReadable) return 'bad-characters'
  return encodeWritten({ text, mentions, replyTo }).length > limits.envelopeBytes ? 'too-long' : null
}

const encodeText = (text: string): Bytes => encodeWritten({ text, mentions: [], replyTo: null })

/** What says nothing is left out: a text alone is `{"text": …}`. */
const encodeWritten = ({ text, mentions, replyTo }: Written): Bytes =>
  encodePlain({ text, ...(mentions.length === 0 ? {} : { mentions }), ...(replyTo === null ? {} : { replyTo }) })

const encodePlain = (content: object): Bytes =>
  encodeEnvelope({ suite: SUITE_PLAIN, body: utf8(JSON.stringify(content)) })

/** An envelope as it goes over the wire, and the SHA-256 by which the server's reply names it [SQ1, SQ8]. */
export type Sealed = { readonly envelope: string; readonly envelopeHash: string }

/** Seals what `checkWritten` let pass, under suite 0: plain, until rooms are sealed [SQ1]. */
export const sealWritten = (written: Written): Promise<Sealed> => seal(encodeWritten(written))

/** Seals a reaction that `isEmoji` lets pass. */
export const sealReaction = (emoji: string): Promise<Sealed> => seal(encodePlain({ emoji }))

async function seal(bytes: Bytes): Promise<Sealed> {
  return { envelope: toBase64url(bytes), envelopeHash: toBase64url(await sha256(bytes)) }
}

/** Opens the envelope of a message or an edit that a stranger made. Never throws: what breaks the rules is unreadable, and inert. */
export const openWritten = (envelope: string): Opened<Written> => open(envelope, readWritten)

/** The same for a reaction. */
export const openReaction = (envelope: string): Opened<{ readonly emoji: string }> => open(envelope, readReaction)

const INVALID = { state: 'unreadable', reason: 'content-invalid' } as const

function open<Value>(envelope: string, read: (content: Fields) => Value | null): Opened<Value> {
  try {
    const { suite, body } = decodeEnvelope(fromBase64url(envelope))
    if (suite !== SUITE_PLAIN) return { state: 'unreadable', reason: 'suite-unknown' }
    const content: unknown = JSON.parse(fromUtf8(body))
    const value = isFields(content) ? read(content) : null
    return value === null ? INVALID : { state: 'opened', ...value }
  } catch {
    return INVALID
  }
}

/** An object of a stranger's. Keys that this version does not know are left alone: a later one may write more. */
type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readWritten({ text, mentions = [], replyTo = null }: Fields): Written | null {
  if (typeof text !== 'string' || checkText(text) !== null) return null
  if (!Array.isArray(mentions) || mentions.length > MOST_MENTIONS) return null
  if (replyTo !== null && !isSequence(replyTo)) return null
  const named = mentions.map(readMention)
  return named.every((mention) => mention !== null) ? { text, mentions: named, replyTo } : null
}

function readMention(value: unknown): Mention | null {
  if (!isFields(value) || typeof value['name'] !== 'string' || !isPlainName(value['name'])) return null
  const accountId = AccountId.safeParse(value['accountId'])
  return accountId.success ? { accountId: accountId.data, name: value['name'] } : null
}

function readReaction({ emoji }: Fields): { readonly emoji: string } | null {
  return typeof emoji === 'string' && isEmoji(emoji) ? { emoji } : null
}

const isSequence = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 1

/** UTF-16 units of one emoji: families with skin tones are the longest. */
const EMOJI_LENGTH = 32
const EMOJI = /^\p{RGI_Emoji}$/v

/** Whether a text is one emoji, as Unicode recommends them for interchange (UTS #51, RGI). */
export const isEmoji = (text: string): boolean => text.length <= EMOJI_LENGTH && EMOJI.test(text)

export const newMessageId = (): MessageId => MessageId.parse(randomId())
export const newRoomId = (): RoomId => RoomId.parse(randomId())
