import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8 } from './bytes.ts'
import { decodeEnvelope, encodeEnvelope, SUITE_PLAIN } from './envelope.ts'

describe('envelopes', () => {
  it('[SQ1] begin with their suite byte', () => {
    expect(encodeEnvelope({ suite: SUITE_PLAIN, body: utf8('hi') })).toEqual(Uint8Array.of(0, 0x68, 0x69))
    expect(encodeEnvelope({ suite: 255, body: utf8('') })).toEqual(Uint8Array.of(255))
  })

  it('[SQ1] come back as they were', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.uint8Array({ maxLength: 64 }), (suite, bytes) => {
        const envelope = { suite, body: Uint8Array.from(bytes) }
        expect(decodeEnvelope(encodeEnvelope(envelope))).toEqual(envelope)
      }),
    )
  })

  it('the body is a copy: changing it changes no envelope', () => {
    const bytes = Uint8Array.of(0, 1, 2)
    decodeEnvelope(bytes).body[0] = 9
    expect(bytes).toEqual(Uint8Array.of(0, 1, 2))
  })

  it('refuses nothing at all as malformed', () => {
    expect(() => decodeEnvelope(new Uint8Array(0))).toThrow(expect.objectContaining({ fault: 'malformed' }))
  })

  it.each([-1, 256, 0.5, Number.NaN])('refuses to write the suite %d: a fault of the caller', (suite) => {
    expect(() => encodeEnvelope({ suite, body: utf8('') })).toThrow(expect.objectContaining({ fault: 'usage' }))
  })
})
