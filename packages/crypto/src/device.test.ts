import { describe, expect, it } from 'vitest'
import { createDeviceKeys, publicBytes } from './device.ts'

const pairs = async (extractable: boolean) => Object.values(await createDeviceKeys(extractable))

describe('devices', () => {
  it('[DV1] are an Ed25519 and an X25519 pair', async () => {
    const { signature, agreement } = await createDeviceKeys(false)
    expect(signature.privateKey).toMatchObject({ algorithm: { name: 'Ed25519' }, usages: ['sign'] })
    expect(agreement.privateKey).toMatchObject({ algorithm: { name: 'X25519' }, usages: ['deriveBits'] })
    expect((await publicBytes(signature.publicKey)).length).toBe(32)
    expect((await publicBytes(agreement.publicKey)).length).toBe(32)
  })

  it('[DV1] keep their private keys, in every format', async () => {
    for (const { privateKey } of await pairs(false)) {
      expect(privateKey.extractable).toBe(false)
      for (const format of ['pkcs8', 'jwk', 'raw'] as const) {
        await expect(crypto.subtle.exportKey(format, privateKey)).rejects.toThrow()
      }
    }
  })

  it('[DV1] give them away only where that was asked for: the control', async () => {
    for (const { privateKey } of await pairs(true)) {
      expect((await crypto.subtle.exportKey('pkcs8', privateKey)).byteLength).toBeGreaterThan(32)
    }
  })

  it('are different each time', async () => {
    const [one, other] = [await createDeviceKeys(false), await createDeviceKeys(false)]
    expect(await publicBytes(one.signature.publicKey)).not.toEqual(await publicBytes(other.signature.publicKey))
    expect(await publicBytes(one.agreement.publicKey)).not.toEqual(await publicBytes(other.agreement.publicKey))
  })
})
