import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Bytes32, ConnectionId, RoomId, Sequence, Signature, Timestamp } from './ids.ts'

const spelled = [
  ['an id', RoomId, 16],
  ['a key, nonce or secret', Bytes32, 32],
  ['a signature', Signature, 64],
] as const

describe.each(spelled)('%s', (_, schema, bytes) => {
  const text = (fill: number, length: number = bytes) => Buffer.alloc(length, fill).toString('base64url')
  const takes = (value: unknown) => schema.safeParse(value).success

  it('[FR8] is any such number of bytes, as base64url', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: bytes, maxLength: bytes }), (value) => {
        expect(takes(Buffer.from(value).toString('base64url'))).toBe(true)
      }),
    )
  })

  it('[FR8] is not one byte less or more, nor nothing', () => {
    for (const length of [0, 1, bytes - 1, bytes + 1]) expect(takes(text(0, length))).toBe(false)
  })

  it('[FR8] has one spelling: unused bits are zero, no padding, no other alphabet', () => {
    expect(takes(text(0))).toBe(true)
    expect(takes(text(0).replace(/A$/, 'B'))).toBe(false)
    expect(takes(`${text(0)}=`)).toBe(false)
    expect(takes(`${text(0)}\n`)).toBe(false)
    expect(takes(Buffer.alloc(bytes, 0xff).toString('base64'))).toBe(false)
  })
})

describe('numbers', () => {
  it.each([0, 1, Number.MAX_SAFE_INTEGER])('%d is a sequence and a time', (value) => {
    expect(Sequence.safeParse(value).success).toBe(true)
    expect(Timestamp.safeParse(value).success).toBe(true)
  })

  it.each([-1, 0.1, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])('%d is neither', (value) => {
    expect(Sequence.safeParse(value).success).toBe(false)
    expect(Timestamp.safeParse(value).success).toBe(false)
  })

  it('the id of a connection is spelled like the others', () => {
    expect(ConnectionId.safeParse('x').success).toBe(false)
  })
})
