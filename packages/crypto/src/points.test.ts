import { describe, expect, it } from 'vitest'
import { createDeviceKeys, publicBytes } from './device.ts'
import { isCanonicalSignature, isSoundAgreementKey, isSoundSignatureKey } from './points.ts'
import { vectors, type AgreementGroup } from './testing/vectors.ts'

const P = 2n ** 255n - 19n
const L = 2n ** 252n + 27742317777372353535851937790883648493n
const SIGN_BIT = 1n << 255n

/** 32 bytes, little-endian. */
const encode = (value: bigint) => Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n))
const modulo = (value: bigint) => ((value % P) + P) % P

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let square = modulo(base), rest = exponent; rest > 0n; rest >>= 1n, square = modulo(square * square)) {
    if (rest & 1n) result = modulo(result * square)
  }
  return result
}
const inverse = (value: bigint) => power(value, P - 2n)

/** y of 2·(x, y) on -x² + y² = 1 + d x² y², from y alone: x² = (y² - 1) / (d y² + 1). */
function doubledY(y: bigint): bigint {
  const d = modulo(-121665n * inverse(121666n))
  const yy = modulo(y * y)
  const xx = modulo((yy - 1n) * inverse(modulo(d * yy + 1n)))
  return modulo((yy + xx) * inverse(modulo(1n - d * xx * yy)))
}

/** Projective u of 2·P on curve25519 (RFC 7748 section 5); [_, 0] is the point at infinity. */
function doubledU([x, z]: readonly [bigint, bigint]): readonly [bigint, bigint] {
  const sum = modulo((x + z) ** 2n)
  const difference = modulo((x - z) ** 2n)
  const e = modulo(sum - difference)
  return [modulo(sum * difference), modulo(e * (difference + 121666n * e))]
}

const smallOrderY = [
  0n,
  1n,
  P - 1n,
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
]
const smallOrderU = [
  0n,
  1n,
  P - 1n,
  325606250916557431795983626356110631294008115727848805560023387167927233504n,
  39382357235489614581723060781553021112529911719440698176882885853963445705823n,
]

describe('Ed25519 public keys', () => {
  it.each(smallOrderY)('[DV1] refuses the point of small order with y = %d, with either sign', (y) => {
    // The control: three doublings of an honest point do not end in the neutral element; these do.
    expect(doubledY(doubledY(doubledY(y)))).toBe(1n)
    expect(isSoundSignatureKey(encode(y))).toBe(false)
    expect(isSoundSignatureKey(encode(y + SIGN_BIT))).toBe(false)
  })

  it.each([P, P + 1n, P + 3n, 2n ** 255n - 1n])('[DV1] refuses y = %d: a second spelling of a smaller one', (y) => {
    expect(isSoundSignatureKey(encode(y))).toBe(false)
    expect(isSoundSignatureKey(encode(y + SIGN_BIT))).toBe(false)
  })

  it.each([0, 1, 31, 33, 64])('[DV1] refuses %d bytes', (length) => {
    expect(isSoundSignatureKey(new Uint8Array(length).fill(9))).toBe(false)
  })

  it('[DV1] takes the keys that devices make, and the base point', async () => {
    const basePoint = modulo(4n * inverse(5n))
    expect(doubledY(doubledY(doubledY(basePoint)))).not.toBe(1n)
    expect(isSoundSignatureKey(encode(basePoint))).toBe(true)
    for (let i = 0; i < 16; i += 1) {
      const { signature } = await createDeviceKeys(false)
      expect(isSoundSignatureKey(await publicBytes(signature.publicKey))).toBe(true)
    }
  })
})

describe('X25519 public keys', () => {
  it.each(smallOrderU)('[DV1] refuses the point of small order with u = %d', (u) => {
    const [, z] = doubledU(doubledU(doubledU([u, 1n])))
    expect(z).toBe(0n)
    expect(isSoundAgreementKey(encode(u))).toBe(false)
  })

  it.each([P, P + 1n, 2n ** 255n - 1n, 9n + SIGN_BIT])('[DV1] refuses u = %d: a second spelling', (u) => {
    expect(isSoundAgreementKey(encode(u))).toBe(false)
  })

  it.each([0, 1, 31, 33])('[DV1] refuses %d bytes', (length) => {
    expect(isSoundAgreementKey(new Uint8Array(length).fill(9))).toBe(false)
  })

  it('[DV1] takes the keys that devices make, and the base point', async () => {
    const [, z] = doubledU(doubledU(doubledU([9n, 1n])))
    expect(z).not.toBe(0n)
    expect(isSoundAgreementKey(encode(9n))).toBe(true)
    for (let i = 0; i < 16; i += 1) {
      const { agreement } = await createDeviceKeys(false)
      expect(isSoundAgreementKey(await publicBytes(agreement.publicKey))).toBe(true)
    }
  })

  const wycheproof = vectors<AgreementGroup>('x25519_test.json')
  it('[DV1] refuses every Wycheproof key of low order or with a second spelling, and no other', (context) => {
    if (!wycheproof.present) return context.skip(wycheproof.reason)
    for (const test of wycheproof.groups.flatMap((group) => group.tests)) {
      const bad = test.flags.includes('ZeroSharedSecret') || test.flags.includes('NonCanonicalPublic')
      expect(isSoundAgreementKey(Buffer.from(test.public, 'hex')), `test ${test.tcId}`).toBe(!bad)
    }
  })
})

describe('signatures', () => {
  const signature = (s: bigint) => Uint8Array.from([...new Uint8Array(32).fill(1), ...encode(s)])

  it.each([0n, 1n, L - 1n])('[DV1] S = %d is canonical', (s) => {
    expect(isCanonicalSignature(signature(s))).toBe(true)
  })

  it.each([L, L + 1n, 2n ** 256n - 1n])('[DV1] S = %d is not: below L there is the same signature', (s) => {
    expect(isCanonicalSignature(signature(s))).toBe(false)
  })

  it.each([0, 32, 63, 65])('[DV1] %d bytes are not a signature', (length) => {
    expect(isCanonicalSignature(new Uint8Array(length))).toBe(false)
  })
})
