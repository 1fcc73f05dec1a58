import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  equal,
  fromBase64url,
  fromUtf8,
  hashOfSecret,
  lengthPrefixed,
  randomBytes,
  randomId,
  sha256,
  toBase64url,
  utf8,
} from './bytes.ts'
import { CryptoError } from './errors.ts'

const malformed = expect.objectContaining({ name: 'CryptoError', fault: 'malformed' })
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('base64url', () => {
  it('spells bytes as RFC 4648 section 10 does, without padding', () => {
    const spelled = ['', 'Zg', 'Zm8', 'Zm9v', 'Zm9vYg', 'Zm9vYmE', 'Zm9vYmFy']
    expect(spelled.map((_, i) => toBase64url(utf8('foobar'.slice(0, i))))).toEqual(spelled)
    expect(toBase64url(Uint8Array.of(0xfb, 0xff))).toBe('-_8')
  })

  it('comes back as it was, at any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(fromBase64url(toBase64url(bytes))).toEqual(Uint8Array.from(bytes))
        expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
      }),
    )
  })

  it.each([
    ['padding', 'Zg=='],
    ['the other alphabet', '+/8'],
    ['white space', 'Zm 9v'],
    ['a line feed at the end', 'Zm9v\n'],
    ['unused bits that are not zero', 'Zh'],
    ['a length that no bytes have', 'Zm9vY'],
    ['one character', 'Z'],
    ['letters that are not ASCII', 'Zé9v'],
    ['NUL', 'Zm9v\u0000'],
  ])('[FR8] refuses %s: one spelling per value', (_, text) => {
    expect(() => fromBase64url(text)).toThrow(malformed)
  })

  it('spells large input without running out of stack', () => {
    const bytes = new Uint8Array(1_000_000).fill(7)
    expect(fromBase64url(toBase64url(bytes))).toEqual(bytes)
  })
})

describe('UTF-8', () => {
  it.each(['', 'a', 'こんにちは', '👩‍💻', '\u0000'])('%j comes back', (text) => {
    expect(fromUtf8(utf8(text))).toBe(text)
  })

  it.each([
    ['a byte that begins nothing', [0xff]],
    ['a cut sequence', [0xe3, 0x81]],
    ['a long spelling of a slash', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
  ])('refuses %s', (_, bytes) => {
    expect(() => fromUtf8(Uint8Array.from(bytes))).toThrow(malformed)
  })
})

describe('equality', () => {
  it('is equality, wherever the difference lies', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.nat(63), (bytes, at) => {
        expect(equal(bytes, Uint8Array.from(bytes))).toBe(true)
        if (at >= bytes.length) return
        const other = Uint8Array.from(bytes)
        other[at] = (other[at] ?? 0) ^ 1
        expect(equal(bytes, other)).toBe(false)
      }),
    )
  })

  it('tells a part from the whole', () => {
    expect(equal(utf8('abc'), utf8('ab'))).toBe(false)
    expect(equal(utf8(''), utf8(''))).toBe(true)
    expect(equal(utf8('\u0000'), utf8(''))).toBe(false)
  })
})

describe('length prefixes', () => {
  it('stand before each part as four bytes, big-endian', () => {
    expect(hex(lengthPrefixed([]))).toBe('')
    expect(hex(lengthPrefixed([utf8('')]))).toBe('00000000')
    expect(hex(lengthPrefixed([utf8('ab'), utf8('c')]))).toBe('00000002616200000001' + '63')
  })

  it('[SQ3] keep every two lists of parts apart', () => {
    const parts = fc.array(fc.uint8Array({ maxLength: 6 }), { maxLength: 4 })
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const same = JSON.stringify(a.map(hex)) === JSON.stringify(b.map(hex))
        expect(hex(lengthPrefixed(a)) === hex(lengthPrefixed(b))).toBe(same)
      }),
      { numRuns: 1_000 },
    )
    expect(lengthPrefixed([utf8('a:b'), utf8('c')])).not.toEqual(lengthPrefixed([utf8('a'), utf8('b:c')]))
  })
})

describe('random and hash', () => {
  it('ids have 22 characters and do not repeat', () => {
    const ids = Array.from({ length: 1_000 }, randomId)
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{21}[AQgw]$/)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('random bytes have the length that was asked for', () => {
    expect([0, 1, 32].map((length) => randomBytes(length).length)).toEqual([0, 1, 32])
  })

  it('SHA-256 is that of FIPS 180-4', async () => {
    const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    expect(hex(await sha256(utf8('abc')))).toBe(expected)
  })

  it('a secret is kept as the SHA-256 of its text, base64url', async () => {
    expect(await hashOfSecret('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0')
  })

  it('errors say whose fault it was, and can carry a cause', () => {
    const cause = new Error('inner')
    const error = new CryptoError('usage', 'outer', { cause })
    expect(error).toMatchObject({ name: 'CryptoError', fault: 'usage', message: 'outer', cause })
  })
})
