import { describe, expect, it } from 'vitest'
import { utf8 } from './bytes.ts'
import { createDeviceKeys, createNonce, publicBytes } from './device.ts'
import { proofBytes, type ProofContext } from './proof.ts'
import { sign, verify } from './signature.ts'

const context: ProofContext = {
  purpose: 'sign-in',
  origin: 'https://localhost:8443',
  nonce: new Uint8Array(32).fill(1),
  signatureKey: new Uint8Array(32).fill(2),
  agreementKey: new Uint8Array(32).fill(3),
}

const others: readonly (readonly [string, Partial<ProofContext>])[] = [
  ['purpose', { purpose: 'ticket' }],
  ['port', { origin: 'https://localhost:8444' }],
  ['scheme', { origin: 'http://localhost:8443' }],
  ['host', { origin: 'https://localhost.evil.test:8443' }],
  ['nonce', { nonce: new Uint8Array(32).fill(9) }],
  ['signature key', { signatureKey: new Uint8Array(32).fill(9) }],
  ['agreement key', { agreementKey: new Uint8Array(32).fill(9) }],
]

describe('what a device signs', () => {
  it('[DV2] is a label and length-prefixed fields, byte for byte', () => {
    const field = (text: string) => `${text.length.toString(16).padStart(8, '0')}${Buffer.from(text).toString('hex')}`
    const key = (fill: string) => `00000020${fill.repeat(32)}`
    const expected = [
      field('warifu.v1 device proof'),
      field('sign-in'),
      field('https://localhost:8443'),
      key('01'),
      key('02'),
      key('03'),
    ]
    expect(Buffer.from(proofBytes(context)).toString('hex')).toBe(expected.join(''))
  })

  it.each(others)('[DV2] is bound to the %s', async (_, other) => {
    const { signature: pair } = await createDeviceKeys(false)
    const key = await publicBytes(pair.publicKey)
    const proof = await sign(pair.privateKey, proofBytes(context))
    expect(await verify(key, proofBytes(context), proof)).toBe(true)
    expect(await verify(key, proofBytes({ ...context, ...other }), proof)).toBe(false)
  })

  it('[DV2] does not let a byte move from one field into the next', () => {
    const a = proofBytes({ ...context, origin: 'https://a', nonce: utf8('bc') })
    const b = proofBytes({ ...context, origin: 'https://ab', nonce: utf8('c') })
    expect(a).not.toEqual(b)
  })

  it('[DV2] nonces have 32 bytes and do not repeat', () => {
    const nonces = Array.from({ length: 100 }, () => Buffer.from(createNonce()).toString('hex'))
    expect(new Set(nonces).size).toBe(100)
    expect(nonces[0]).toHaveLength(64)
  })
})
