import { decodeEnvelope, fromBase64url, sha256, toBase64url } from '@warifu/crypto'
import { Envelope, limits } from '@warifu/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkText, newMessageId, newRoomId, openWritten, sealWritten, TEXT_LENGTH } from './sealing.ts'

const raw = (suite: number, body: string | Uint8Array): string =>
  Buffer.concat([Buffer.from([suite]), Buffer.from(body)]).toString('base64url')
const plain = (text: string) => ({ text, mentions: [], replyTo: null })
const unreadable = (reason: string) => ({ state: 'unreadable', reason })

describe('checkText', () => {
  it('lets through 1 to 16,000 characters', () => {
    expect(checkText('a')).toBeNull()
    expect(checkText('a'.repeat(TEXT_LENGTH - 1))).toBeNull()
    expect(checkText('a'.repeat(TEXT_LENGTH))).toBeNull()
    expect(checkText('a'.repeat(TEXT_LENGTH + 1))).toBe('too-long')
  })

  it.each(['', ' ', '\n\t\u3000', '\u200b', '\u2060\ufeff', '\u3164', '\0', '\u202e'])('calls %j empty', (text) => {
    expect(checkText(text)).toBe('empty')
  })

  it.each(['a\ud800', '\udc00a', 'a\0b'])('refuses %j: no screen or store carries it faithfully', (text) => {
    expect(checkText(text)).toBe('bad-characters')
  })

  it.each(['<img src=x onerror=alert(1)>', '\u202eevil', '「強調」', '👩‍👩‍👧‍👦', 'a\nb', '__proto__'])(
    'lets %j through: it is only text',
    (text) => {
      expect(checkText(text)).toBeNull()
    },
  )

  it('calls what fits no envelope too long: 64 KiB of emoji, 12,000 kanji', () => {
    expect(checkText('😀'.repeat(16_384))).toBe('too-long')
    expect(checkText('割'.repeat(12_000))).toBe('too-long')
    const most = Math.floor((limits.envelopeBytes - '{"text":""}'.length - 1) / 3)
    expect(checkText('割'.repeat(most))).toBeNull()
    expect(checkText('割'.repeat(most + 1))).toBe('too-long')
  })
})

describe('sealing and opening', () => {
  it('[SQ1] seals as suite 0 and JSON, within what the wire takes, and opens to the same text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), async (text) => {
        fc.pre(checkText(text) === null)
        const { envelope } = await sealWritten(plain(text))
        expect(Envelope.safeParse(envelope).success).toBe(true)
        expect(decodeEnvelope(fromBase64url(envelope)).suite).toBe(0)
        expect(openWritten(envelope)).toEqual({ state: 'opened', ...plain(text) })
      }),
    )
  })

  it('[SQ8] names an envelope by the SHA-256 of its bytes', async () => {
    const { envelope, envelopeHash } = await sealWritten(plain('割符'))
    expect(envelopeHash).toBe(toBase64url(await sha256(fromBase64url(envelope))))
  })

  it('seals the longest text that checkText lets through into what the wire takes', async () => {
    const { envelope } = await sealWritten(plain('割'.repeat(10_900)))
    expect(Envelope.safeParse(envelope).success).toBe(true)
  })

  it.each([1, 2, 255])('shows an envelope of suite %d as unreadable: this version does not know it', (suite) => {
    expect(openWritten(raw(suite, '{"text":"a"}'))).toEqual(unreadable('suite-unknown'))
  })

  it.each([
    ['no body', raw(0, '')],
    ['no suite', ''],
    ['text that is not base64url', '!!!'],
    ['base64url with loose bits', 'AB'],
    ['broken JSON', raw(0, '{"text":')],
    ['broken UTF-8', raw(0, Uint8Array.of(0x7b, 0xff, 0x7d))],
    ['a bare string', raw(0, '"text"')],
    ['null', raw(0, 'null')],
    ['a list', raw(0, '["text"]')],
    ['__proto__ for text', raw(0, '{"__proto__":{"text":"a"}}')],
    ['a number for text', raw(0, '{"text":1}')],
    ['an empty text', raw(0, '{"text":" "}')],
    ['a NUL', raw(0, '{"text":"a\\u0000"}')],
    ['a lone surrogate', raw(0, '{"text":"a\\ud800"}')],
    ['too long a text', raw(0, JSON.stringify({ text: 'a'.repeat(TEXT_LENGTH + 1) }))],
  ])('shows %s as unreadable', (_, envelope) => {
    expect(openWritten(envelope)).toEqual(unreadable('content-invalid'))
  })

  it('never throws, whatever a stranger sends', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.uint8Array().map((bytes) => raw(0, bytes)),
          fc.json().map((text) => raw(0, text)),
        ),
        (sent) => {
          expect(['opened', 'unreadable']).toContain(openWritten(sent).state)
        },
      ),
    )
  })
})

describe('ids', () => {
  it('are new each time', () => {
    expect(newMessageId()).not.toBe(newMessageId())
    expect(newRoomId()).not.toBe(newRoomId())
  })
})
