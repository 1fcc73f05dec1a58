import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { fromBase64url, proofBytes, toBase64url, utf8, type ProofContext } from '@warifu/crypto'
import type { DeviceProof } from '@warifu/protocol'
import { fixedBytes, ORIGIN, secret } from './cast.ts'

/** The DER that PKCS #8 puts before the 32 bytes of a private key (RFC 8410 section 7). */
const PKCS8 = { Ed25519: '302e020100300506032b657004220420', X25519: '302e020100300506032b656e04220420' } as const

const privateKey = (kind: keyof typeof PKCS8, seed: Uint8Array): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from(PKCS8[kind], 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  })

const publicKey = (key: KeyObject): Uint8Array<ArrayBuffer> =>
  fromBase64url(createPublicKey(key).export({ format: 'jwk' }).x ?? '')

/** The device of the examples. Its private keys stand in the document: nobody uses them for anything else. */
export const seeds = { signature: fixedBytes('Ed25519 seed', 32), agreement: fixedBytes('X25519 private key', 32) }

const signing = privateKey('Ed25519', seeds.signature)
export const signatureKey = publicKey(signing)
export const agreementKey = publicKey(privateKey('X25519', seeds.agreement))

export const nonces = {
  'sign-in': secret('nonce to sign in'),
  ticket: secret('nonce for a ticket'),
  invitation: secret('nonce for an invitation'),
} as const

const contextOf = (purpose: ProofContext['purpose']): ProofContext => ({
  purpose,
  origin: ORIGIN,
  nonce: fromBase64url(nonces[purpose]),
  signatureKey,
  agreementKey,
})

export const signedBytes = (purpose: ProofContext['purpose']) => proofBytes(contextOf(purpose))

/** Ed25519 is deterministic (RFC 8032 section 5.1.6): everybody who signs these bytes gets this signature. */
export const signatureOver = (purpose: ProofContext['purpose']) =>
  toBase64url(Uint8Array.from(sign(null, signedBytes(purpose), signing)))

export const deviceProof: DeviceProof = {
  signatureKey: toBase64url(signatureKey),
  agreementKey: toBase64url(agreementKey),
  nonce: nonces['sign-in'],
  signature: signatureOver('sign-in'),
}

/** The fields in their order, each with the bytes that stand for it. */
export const proofFields: readonly { readonly says: string; readonly bytes: Uint8Array }[] = [
  { says: 'the label `warifu.v1 device proof`', bytes: utf8('warifu.v1 device proof') },
  { says: 'the purpose: `sign-in`, `ticket` or `invitation`', bytes: utf8('sign-in') },
  { says: `the Origin: \`${ORIGIN}\``, bytes: utf8(ORIGIN) },
  { says: 'the nonce', bytes: fromBase64url(nonces['sign-in']) },
  { says: 'the Ed25519 public key', bytes: signatureKey },
  { says: 'the X25519 public key', bytes: agreementKey },
]
