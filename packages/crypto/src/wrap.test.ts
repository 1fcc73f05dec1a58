import { describe, expect, it } from 'vitest'
import { randomBytes, utf8, type Bytes } from './bytes.ts'
import { vectors, type SealGroup } from './testing/vectors.ts'
import { importWrappingKey, unwrap, wrap } from './wrap.ts'

const notAuthentic = expect.objectContaining({ name: 'CryptoError', fault: 'not-authentic' })
const secret = utf8('a secret of the server')
const fromHex = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'hex'))
const key = () => importWrappingKey(randomBytes(32))

describe('wrapping', () => {
  it.each([0, 1, 31, 32, 33, 4_096])('gives back a secret of %d bytes', async (length) => {
    const wrappingKey = await key()
    const bytes = randomBytes(length)
    const wrapped = await wrap(wrappingKey, 'ca key', bytes)
    expect(wrapped.length).toBe(12 + length + 16)
    expect(await unwrap(wrappingKey, 'ca key', wrapped)).toEqual(bytes)
  })

  it('does not show the secret, and never looks the same twice', async () => {
    const wrappingKey = await key()
    const [one, other] = [await wrap(wrappingKey, 'x', secret), await wrap(wrappingKey, 'x', secret)]
    expect(Buffer.from(one).includes(Buffer.from(secret))).toBe(false)
    expect(one).not.toEqual(other)
    expect(one.subarray(0, 12)).not.toEqual(other.subarray(0, 12))
  })

  it('refuses another key', async () => {
    const wrapped = await wrap(await key(), 'x', secret)
    await expect(unwrap(await key(), 'x', wrapped)).rejects.toThrow(notAuthentic)
  })

  it.each(['', 'X', 'x ', 'x\u0000'])('refuses the context %j: it is bound, not stored', async (context) => {
    const wrappingKey = await key()
    const wrapped = await wrap(wrappingKey, 'x', secret)
    await expect(unwrap(wrappingKey, context, wrapped)).rejects.toThrow(notAuthentic)
  })

  it('refuses any changed byte, and any cut', async () => {
    const wrappingKey = await key()
    const wrapped = await wrap(wrappingKey, 'x', secret)
    for (const at of wrapped.keys()) {
      const changed = wrapped.map((byte, i) => (i === at ? byte ^ 1 : byte))
      await expect(unwrap(wrappingKey, 'x', changed)).rejects.toThrow(notAuthentic)
    }
    for (const length of [0, 1, 12, 27, 28, wrapped.length - 1]) {
      await expect(unwrap(wrappingKey, 'x', wrapped.slice(0, length))).rejects.toThrow(notAuthentic)
    }
  })

  it.each([0, 16, 31, 33])('refuses a wrapping key of %d bytes: a fault of the caller', async (length) => {
    await expect(importWrappingKey(randomBytes(length))).rejects.toMatchObject({ fault: 'usage' })
  })

  it('has a key that cannot be printed', async () => {
    await expect(crypto.subtle.exportKey('raw', await key())).rejects.toThrow()
  })

  const wycheproof = vectors<SealGroup>('aes_gcm_test.json')
  it('rests on AES-256-GCM that gives every Wycheproof vector of our sizes its verdict', async (context) => {
    if (!wycheproof.present) return context.skip(wycheproof.reason)
    const ours = wycheproof.groups.filter(
      ({ keySize, ivSize, tagSize }) => keySize === 256 && ivSize === 96 && tagSize === 128,
    )
    expect(ours.length).toBeGreaterThan(0)
    for (const { tcId, key, iv, aad, msg, ct, tag, result } of ours.flatMap(({ tests }) => tests)) {
      const opened = crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: fromHex(iv), additionalData: fromHex(aad) },
        await importWrappingKey(fromHex(key)),
        fromHex(ct + tag),
      )
      if (result === 'valid') expect(fromHex(msg), `test ${tcId}`).toEqual(new Uint8Array(await opened))
      else await expect(opened, `test ${tcId}`).rejects.toThrow()
    }
  })
})
