import type { DeviceProof, RouteBody } from '@warifu/protocol'
import { createDeviceKeys, fromBase64url, proofBytes, publicBytes, sign, toBase64url } from '@warifu/crypto'

/** A device as a client would be one, for tests. */
export type TestDevice = {
  readonly signIn: (nonce: string, origin: string) => Promise<DeviceProof>
  readonly ticket: (nonce: string, origin: string) => Promise<RouteBody<'ticket'>>
  readonly invitation: (nonce: string, origin: string) => Promise<RouteBody<'ticket'>>
}

export async function createTestDevice(): Promise<TestDevice> {
  const keys = await createDeviceKeys(false)
  const signatureKey = await publicBytes(keys.signature.publicKey)
  const agreementKey = await publicBytes(keys.agreement.publicKey)

  const prove = async (purpose: 'sign-in' | 'ticket' | 'invitation', nonce: string, origin: string) => {
    const bytes = proofBytes({ purpose, origin, nonce: fromBase64url(nonce), signatureKey, agreementKey })
    return toBase64url(await sign(keys.signature.privateKey, bytes))
  }
  return {
    signIn: async (nonce, origin) => ({
      signatureKey: toBase64url(signatureKey),
      agreementKey: toBase64url(agreementKey),
      nonce,
      signature: await prove('sign-in', nonce, origin),
    }),
    ticket: async (nonce, origin) => ({ nonce, signature: await prove('ticket', nonce, origin) }),
    invitation: async (nonce, origin) => ({ nonce, signature: await prove('invitation', nonce, origin) }),
  }
}
