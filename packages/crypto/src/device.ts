import { randomBytes, type Bytes } from './bytes.ts'

/** One installation's keys. The private halves cannot be read out of WebCrypto where `extractable` is false [DV1]. */
export type DeviceKeys = {
  readonly signature: CryptoKeyPair
  readonly agreement: CryptoKeyPair
}

/** @param extractable false in browsers; true only where the keys must be written to a 0600 file (Node) */
export async function createDeviceKeys(extractable: boolean): Promise<DeviceKeys> {
  const [signature, agreement] = await Promise.all([
    crypto.subtle.generateKey({ name: 'Ed25519' }, extractable, ['sign', 'verify']),
    crypto.subtle.generateKey({ name: 'X25519' }, extractable, ['deriveBits']),
  ])
  return { signature: asPair(signature), agreement: asPair(agreement) }
}

export async function publicBytes(key: CryptoKey): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.exportKey('raw', key))
}

/** 32 random bytes that a device signs once. */
export const createNonce = (): Bytes => randomBytes(32)

// The typings of generateKey cannot tell from the algorithm's name that it makes a pair.
const asPair = (key: CryptoKey | CryptoKeyPair): CryptoKeyPair => key as CryptoKeyPair
