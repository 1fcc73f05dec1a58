import {
  createDeviceKeys,
  fromBase64url,
  proofBytes,
  publicBytes,
  sign,
  toBase64url,
  type ProofContext,
} from '@warifu/crypto'
import type { DeviceProof } from '@warifu/protocol'
import { WarifuError } from './errors.ts'
import type { DeviceStorage, StoredKeys } from './storage/storage.ts'

/** This installation, as the server knows it: by its keys. */
export type Device = {
  /**
   * Signs a server's nonce [DV2], bound to the purpose and the origin. The keys are made on first use.
   * Rejects with device-unusable where they can't be made, kept or read.
   */
  readonly prove: (purpose: ProofContext['purpose'], nonce: string) => Promise<DeviceProof>
}

export function createDevice(storage: DeviceStorage, origin: string): Device {
  let loading: Promise<StoredKeys> | undefined

  const keys = async (): Promise<StoredKeys> => {
    const attempt = (loading ??= loadOrCreate(storage))
    try {
      return await attempt
    } catch (cause) {
      // The next call tries anew: storage that was locked or denied may be there by then.
      if (loading === attempt) loading = undefined
      throw new WarifuError('device-unusable', { cause })
    }
  }

  return {
    async prove(purpose, nonce) {
      const { signature, agreement } = await keys()
      const signatureKey = await publicBytes(signature.publicKey)
      const agreementKey = await publicBytes(agreement.publicKey)
      const context = { purpose, origin, nonce: fromBase64url(nonce), signatureKey, agreementKey }
      return {
        signatureKey: toBase64url(signatureKey),
        agreementKey: toBase64url(agreementKey),
        nonce,
        signature: toBase64url(await sign(signature.privateKey, proofBytes(context))),
      }
    },
  }
}

async function loadOrCreate(storage: DeviceStorage): Promise<StoredKeys> {
  return (await storage.load()) ?? (await storage.keep(await createDeviceKeys(storage.extractable)))
}
