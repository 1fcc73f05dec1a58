import type { DeviceProof } from '@warifu/protocol'
import {
  createDeviceKeys,
  fromBase64url,
  proofBytes,
  publicBytes,
  sign,
  toBase64url,
  type ProofContext,
} from '@warifu/crypto'

/** Signs nonces with keys that live as long as this process [DV2]. */
export type Device = {
  readonly prove: (purpose: ProofContext['purpose'], origin: string, nonce: string) => Promise<DeviceProof>
}

export async function createDevice(): Promise<Device> {
  const { signature, agreement } = await createDeviceKeys(false)
  const signatureKey = await publicBytes(signature.publicKey)
  const agreementKey = await publicBytes(agreement.publicKey)
  return {
    prove: async (purpose, origin, nonce) => {
      const bytes = proofBytes({ purpose, origin, nonce: fromBase64url(nonce), signatureKey, agreementKey })
      return {
        signatureKey: toBase64url(signatureKey),
        agreementKey: toBase64url(agreementKey),
        nonce,
        signature: toBase64url(await sign(signature.privateKey, bytes)),
      }
    },
  }
}
