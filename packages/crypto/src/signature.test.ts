import { describe, expect, it } from 'vitest'
import { utf8, type Bytes } from './bytes.ts'
import { createDeviceKeys, publicBytes } from './device.ts'
import { sign, verify } from './signature.ts'
import { vectors, type SignatureGroup } from './testing/vectors.ts'

const L = 2n ** 252n + 27742317777372353535851937790883648493n
const message = utf8('割符')
const fromHex = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'hex'))
const flip = (bytes: Bytes, bit: number): Bytes =>
  bytes.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))

async function signed() {
  const { signature: pair } = await createDeviceKeys(false)
  return { key: await publicBytes(pair.publicKey), signature: await sign(pair.privateKey, message) }
}

/** What the platform says by itself: the control that shows what our own checks add. */
async function platformVerifies(publicKey: Bytes, bytes: Bytes, signature: Bytes): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify'])
  return crypto.subtle.verify({ name: 'Ed25519' }, key, signature, bytes)
}

describe('signatures', () => {
  it('verify under the key that made them', async () => {
    const { key, signature } = await signed()
    expect(signature.length).toBe(64)
    expect(await verify(key, message, signature)).toBe(true)
  })

  it('do not verify under another key or for another message', async () => {
    const [one, other] = [await signed(), await signed()]
    expect(await verify(other.key, message, one.signature)).toBe(false)
    expect(await verify(one.key, utf8('割符 '), one.signature)).toBe(false)
    expect(await verify(one.key, utf8(''), one.signature)).toBe(false)
  })

  it('do not verify with any bit changed', async () => {
    const { key, signature } = await signed()
    for (let bit = 0; bit < 512; bit += 7) expect(await verify(key, message, flip(signature, bit))).toBe(false)
  })

  it.each([0, 1, 63, 65])('of %d bytes are refused', async (length) => {
    const { key } = await signed()
    expect(await verify(key, message, new Uint8Array(length))).toBe(false)
  })

  it.each([0, 31, 33])('under a key of %d bytes are refused', async (length) => {
    const { signature } = await signed()
    expect(await verify(new Uint8Array(length), message, signature)).toBe(false)
  })

  it('under bytes that are no point are refused, not thrown', async () => {
    const { signature } = await signed()
    const notAPoint = fromHex(`02${'00'.repeat(31)}`)
    expect(await verify(notAPoint, message, signature)).toBe(false)
  })

  it('[DV1] S + L is not a second spelling of S', async () => {
    const { key, signature } = await signed()
    const s = signature.subarray(32).reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n) + L
    const second = signature.map((byte, i) => (i < 32 ? byte : Number((s >> BigInt(8 * (i - 32))) & 255n)))
    expect(await verify(key, message, second)).toBe(false)
  })

  it('[DV1] under the neutral element are refused, though the platform takes them for every message', async () => {
    const neutral = fromHex(`01${'00'.repeat(31)}`)
    const forged = fromHex(`01${'00'.repeat(63)}`) // R = neutral element, S = 0: S·B = R + k·A holds for any k.
    expect(await platformVerifies(neutral, message, forged)).toBe(true)
    expect(await verify(neutral, message, forged)).toBe(false)
  })
})

describe('Wycheproof', () => {
  const wycheproof = vectors<SignatureGroup>('ed25519_test.json')

  it('every Ed25519 vector gets its verdict', async (context) => {
    if (!wycheproof.present) return context.skip(wycheproof.reason)
    let seen = 0
    for (const { publicKey, tests } of wycheproof.groups) {
      for (const { tcId, comment, msg, sig, result } of tests) {
        const verdict = await verify(fromHex(publicKey.pk), fromHex(msg), fromHex(sig))
        expect(verdict, `test ${tcId} ${comment}`).toBe(result === 'valid')
        seen += 1
      }
    }
    expect(seen).toBe(wycheproof.count)
  })
})
