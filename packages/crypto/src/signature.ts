import type { Bytes } from './bytes.ts'
import { isCanonicalSignature, isSoundSignatureKey } from './points.ts'

const ED25519 = { name: 'Ed25519' } as const

/** An Ed25519 signature (RFC 8032), 64 bytes. */
export async function sign(privateKey: CryptoKey, bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign(ED25519, privateKey, bytes))
}

/** False for anything but a canonical signature of `bytes` under a sound key. Never throws for what a stranger sent. */
export async function verify(publicKey: Bytes, bytes: Bytes, signature: Bytes): Promise<boolean> {
  if (!isSoundSignatureKey(publicKey) || !isCanonicalSignature(signature)) return false
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, ED25519, false, ['verify'])
    return await crypto.subtle.verify(ED25519, key, signature, bytes)
  } catch {
    return false // Not a point on the curve.
  }
}
