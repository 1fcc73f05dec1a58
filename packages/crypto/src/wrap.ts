import { lengthPrefixed, randomBytes, utf8, type Bytes } from './bytes.ts'
import { CryptoError } from './errors.ts'

const NONCE_BYTES = 12

/** A 256-bit key that wraps others. Not extractable: it cannot be printed by mistake. */
export async function importWrappingKey(bytes: Bytes): Promise<CryptoKey> {
  if (bytes.length !== 32) throw new CryptoError('usage', 'a wrapping key has 32 bytes')
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** AES-256-GCM (NIST SP 800-38D), 16-byte tag, random nonce in front. `context` says what the key is for; it is bound, not stored. */
export async function wrap(key: CryptoKey, context: string, secret: Bytes): Promise<Bytes> {
  const iv = randomBytes(NONCE_BYTES)
  const sealed = new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(context) }, key, secret),
  )
  const out = new Uint8Array(iv.length + sealed.length)
  out.set(iv)
  out.set(sealed, iv.length)
  return out
}

/** @throws CryptoError not-authentic, for another key, another context or changed bytes */
export async function unwrap(key: CryptoKey, context: string, wrapped: Bytes): Promise<Bytes> {
  const iv = wrapped.slice(0, NONCE_BYTES)
  try {
    const parameters = { name: 'AES-GCM', iv, additionalData: bound(context) }
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, wrapped.slice(NONCE_BYTES)))
  } catch (cause) {
    throw new CryptoError('not-authentic', `cannot unwrap ${context}`, { cause })
  }
}

const bound = (context: string): Bytes => lengthPrefixed([utf8('warifu.v1 wrap'), utf8(context)])
