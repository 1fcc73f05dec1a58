/**
 * Public keys that no honest device has. On a small-order point a signature verifies for any message and a shared secret is
 * known to everyone; a non-canonical encoding is a second spelling of one key. WebCrypto accepts both, so they are refused here.
 */

/** The field prime, 2^255 - 19. */
const P = 2n ** 255n - 19n

/** y-coordinates of the eight points of small order on edwards25519 (Chalkias et al., "Taming the many EdDSAs", section 5.1). */
const SMALL_ORDER_Y: readonly bigint[] = [
  0n,
  1n,
  P - 1n,
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
]

/** u-coordinates of small order on curve25519 and its twist (https://cr.yp.to/ecdh.html#validate). */
const SMALL_ORDER_U: readonly bigint[] = [
  0n,
  1n,
  P - 1n,
  325606250916557431795983626356110631294008115727848805560023387167927233504n,
  39382357235489614581723060781553021112529911719440698176882885853963445705823n,
]

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n
  for (let i = bytes.length - 1; i >= 0; i -= 1) value = (value << 8n) | BigInt(bytes[i] ?? 0)
  return value
}

/** True for an Ed25519 public key that is 32 bytes, canonical (RFC 8032 section 5.1.3) and not of small order. */
export function isSoundSignatureKey(key: Uint8Array): boolean {
  if (key.length !== 32) return false
  const y = littleEndian(key) & ((1n << 255n) - 1n)
  return y < P && !SMALL_ORDER_Y.includes(y)
}

/** True for an X25519 public key that is 32 bytes, canonical and not of small order (RFC 7748 section 6.1). */
export function isSoundAgreementKey(key: Uint8Array): boolean {
  if (key.length !== 32) return false
  const u = littleEndian(key)
  return u < P && !SMALL_ORDER_U.includes(u)
}

/** The order of the base point of edwards25519. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n

/** True where the second half of a signature is below L: otherwise one signature would have two spellings. */
export const isCanonicalSignature = (signature: Uint8Array): boolean =>
  signature.length === 64 && littleEndian(signature.subarray(32)) < L
