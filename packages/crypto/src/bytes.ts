import { CryptoError } from './errors.ts'

export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

export const utf8 = (text: string): Bytes => encoder.encode(text)

/** @throws CryptoError malformed, where the bytes are not UTF-8 */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch (cause) {
    throw new CryptoError('malformed', 'not UTF-8', { cause })
  }
}

export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))

/** 128 random bits as the 22 characters that ids have on the wire. */
export const randomId = (): string => toBase64url(randomBytes(16))

/** RFC 4648 section 5, without padding. */
export function toBase64url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Accepts only what `toBase64url` makes: one spelling per value. @throws CryptoError malformed */
export function fromBase64url(text: string): Bytes {
  const bytes = decodeLoosely(text)
  if (bytes === null || toBase64url(bytes) !== text) throw new CryptoError('malformed', 'not canonical base64url')
  return bytes
}

function decodeLoosely(text: string): Bytes | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return null
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
  } catch {
    return null // atob refuses impossible lengths; the caller names the fault.
  }
}

/** Equality that takes the same time wherever the difference lies. Lengths are not secret. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (const [i, byte] of a.entries()) difference |= byte ^ (b[i] ?? 0)
  return difference === 0
}

/** Joins parts with a 4-byte big-endian length before each, so that no two lists of parts give the same bytes. */
export function lengthPrefixed(parts: readonly Uint8Array[]): Bytes {
  const out = new Uint8Array(parts.reduce((total, part) => total + 4 + part.length, 0))
  const view = new DataView(out.buffer)
  let offset = 0
  for (const part of parts) {
    view.setUint32(offset, part.length)
    out.set(part, offset + 4)
    offset += 4 + part.length
  }
  return out
}

export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

/** How a secret of 32 random bytes is kept, so that whoever reads the store cannot use it: SHA-256 of its text, base64url. */
export const hashOfSecret = async (text: string): Promise<string> => toBase64url(await sha256(utf8(text)))
