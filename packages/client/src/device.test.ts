import { fromBase64url, proofBytes, verify } from '@warifu/crypto'
import { DeviceProof } from '@warifu/protocol'
import { describe, expect, it } from 'vitest'
import { createDevice } from './device.ts'
import { memoryStorage } from './storage/memory.ts'
import type { DeviceStorage } from './storage/storage.ts'
import { bytes32 } from './testing/samples.ts'

const ORIGIN = 'https://chat.example:8443'
const nonce = bytes32('n')

const holds = (proof: DeviceProof, purpose: 'sign-in' | 'ticket', origin: string): Promise<boolean> => {
  const signatureKey = fromBase64url(proof.signatureKey)
  const agreementKey = fromBase64url(proof.agreementKey)
  const bytes = proofBytes({ purpose, origin, nonce: fromBase64url(proof.nonce), signatureKey, agreementKey })
  return verify(signatureKey, bytes, fromBase64url(proof.signature))
}

describe('device', () => {
  it('[DV2] proves that it holds its key, bound to purpose, origin and nonce', async () => {
    const proof = await createDevice(memoryStorage(), ORIGIN).prove('ticket', nonce)
    expect(DeviceProof.safeParse(proof).success).toBe(true)
    await expect(holds(proof, 'ticket', ORIGIN)).resolves.toBe(true)
    await expect(holds(proof, 'sign-in', ORIGIN)).resolves.toBe(false)
    await expect(holds(proof, 'ticket', 'https://chat.example')).resolves.toBe(false)
    await expect(holds({ ...proof, nonce: bytes32('m') }, 'ticket', ORIGIN)).resolves.toBe(false)
  })

  it('[DV1] stays the same device over clients that share a storage, with keys that cannot be read out', async () => {
    const storage = memoryStorage()
    const proofs = await Promise.all([
      createDevice(storage, ORIGIN).prove('sign-in', nonce),
      createDevice(storage, ORIGIN).prove('sign-in', nonce),
    ])
    expect(proofs[0].signatureKey).toBe(proofs[1].signatureKey)
    expect((await storage.load())?.signature.privateKey.extractable).toBe(false)
  })

  it('says device-unusable where keys cannot be kept, and tries anew the next time', async () => {
    const kept = memoryStorage()
    let denied = true
    const storage: DeviceStorage = {
      ...kept,
      load: () => (denied ? Promise.reject(new Error('denied')) : kept.load()),
    }
    const device = createDevice(storage, ORIGIN)
    await expect(device.prove('sign-in', nonce)).rejects.toMatchObject({ name: 'device-unusable' })
    denied = false
    await expect(device.prove('sign-in', nonce)).resolves.toMatchObject({ nonce })
  })
})
