import { describe, expect, it } from 'vitest'
import { Entry, isKnownEntry, ReadEntry } from './entry.ts'
import { decodeServerFrame } from './frame.ts'

const ID = 'AAAAAAAAAAAAAAAAAAAAAA'
const header = { sequence: 3, at: 1, accountId: ID, deviceId: ID, messageId: ID }
const message = { kind: 'message', ...header, envelope: 'AAAA' }

describe('an entry of a kind that came later', () => {
  const later = { kind: 'key-version', ...header, version: 4, more: { deep: [1] } }

  it('[SQ12] is read with its place, whatever else it holds', () => {
    const read = ReadEntry.parse(later)
    expect(read).toMatchObject(header)
    expect(isKnownEntry(read)).toBe(false)
  })

  it('[SQ12] does not stop a push', () => {
    const push = JSON.stringify({ push: 'message', roomId: ID, entry: later })
    expect(decodeServerFrame(push)).toMatchObject({ kind: 'push' })
  })

  it('[FR7] still needs a place', () => {
    for (const key of Object.keys(header))
      expect(ReadEntry.safeParse({ ...later, [key]: undefined }).success, key).toBe(false)
  })

  it.each(['', 'Key', 'a b', '__proto__', 'x'.repeat(33)])('[FR7] has a plain name: not %j', (kind) => {
    expect(ReadEntry.safeParse({ ...later, kind }).success).toBe(false)
  })
})

describe('an entry of a known kind', () => {
  it('[FR6] is closed: a further key makes it none', () => {
    expect(ReadEntry.safeParse(message).success).toBe(true)
    expect(ReadEntry.safeParse({ ...message, more: 1 }).success).toBe(false)
    expect(ReadEntry.safeParse({ ...message, envelope: undefined }).success).toBe(false)
  })

  it('[SQ11] names its message by sequence', () => {
    const edit = { ...message, kind: 'edit', target: 2 }
    expect(Entry.safeParse(edit).success).toBe(true)
    for (const target of [-1, 1.5, '2', null]) expect(Entry.safeParse({ ...edit, target }).success).toBe(false)
  })

  it('[SQ11] has a smaller envelope where it is a reaction', () => {
    const reaction = (bytes: number) =>
      Entry.safeParse({
        ...header,
        kind: 'reaction',
        target: 2,
        envelope: Buffer.alloc(bytes).toString('base64url'),
      }).success
    expect([2, 511, 512, 513].map(reaction)).toEqual([true, true, true, false])
  })
})
