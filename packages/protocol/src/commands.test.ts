import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actions } from './actions.ts'
import { commands, isCommandType, type CommandType } from './commands.ts'
import { decodeCommand, decodeServerFrame, encodeCommand, encodeError, encodeResult } from './frame.ts'
import { limits } from './limits.ts'
import { WireError } from './reply.ts'
import { arbitraryOf } from './testing/arbitrary.ts'
import { jsonType, jsonValues, positions, replaceAt, valueAt } from './testing/json-types.ts'
import { takesNull } from './testing/nullable.ts'

const types = Object.keys(commands) as CommandType[]
const decode = (text: string) => decodeCommand(text, Buffer.byteLength(text))
const frame = (type: string, params: unknown) => JSON.stringify({ id: 1, type, params })
describe('the table of commands', () => {
  it('holds every command under its own type, and nothing else', () => {
    expect(types.length).toBeGreaterThan(0)
    for (const type of types) expect(commands[type].type).toBe(type)
    expect(Object.getPrototypeOf(commands)).toBeNull()
    for (const name of ['constructor', '__proto__', 'toString', '']) expect(isCommandType(name)).toBe(false)
  })

  it.each(types)('%s has a sentence, an action that exists and a cost', (type) => {
    const { summary, action, cost } = commands[type]
    expect(summary).toMatch(/^[A-Z].*\.$/)
    expect(actions).toContain(action)
    expect(Number.isInteger(cost) && cost > 0).toBe(true)
  })

  it('leaves no action that nothing needs, but those of the HTTP API', () => {
    const needed = new Set<string>(types.map((type) => commands[type].action))
    expect(actions.filter((action) => !needed.has(action))).toEqual(['account.invite'])
  })
})

describe.each(types)('%s', (type) => {
  const params = arbitraryOf(commands[type].params)
  const result = arbitraryOf(commands[type].result)

  it('comes back from the wire as it was sent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 0x7fff_ffff }), params, (id, value) => {
        expect(decode(encodeCommand(id, type, value))).toEqual({
          kind: 'command',
          command: { id, type, params: value },
        })
      }),
    )
  })

  it('has a result that comes back as it was sent, and fits its schema', () => {
    fc.assert(
      fc.property(result, (value) => {
        expect(decodeServerFrame(encodeResult(9, value))).toEqual({
          kind: 'reply',
          reply: { id: 9, ok: true, result: value },
        })
        expect(commands[type].result.safeParse(JSON.parse(JSON.stringify(value)))).toEqual({
          success: true,
          data: value,
        })
      }),
    )
  })

  it('[FR5] refuses every JSON type that does not belong, at every position of its params', () => {
    fc.assert(
      fc.property(params, (value) => {
        for (const path of positions(value)) {
          const original = valueAt(value, path)
          for (const wrong of jsonValues) {
            if (jsonType(wrong) === jsonType(original) || takesNull(commands[type].params, path)) continue
            const decoded = decode(frame(type, replaceAt(value, path, wrong)))
            expect(decoded).toMatchObject({ kind: 'refused', id: 1, code: 'params-invalid' })
          }
        }
      }),
      { numRuns: 10 },
    )
  })

  it('[FR6] refuses a missing and a further key at every level of its params', () => {
    fc.assert(
      fc.property(params, (value) => {
        expect(decode(frame(type, { ...value, more: 1 }))).toMatchObject({ code: 'params-invalid', issues: ['params'] })
        for (const key of Object.keys(value)) {
          const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
          expect(decode(frame(type, rest))).toMatchObject({ code: 'params-invalid', issues: [`params.${key}`] })
        }
      }),
      { numRuns: 10 },
    )
  })

  it('[FR7] has a result in which a client refuses every JSON type that does not belong', () => {
    fc.assert(
      fc.property(result, (value) => {
        for (const path of positions(value)) {
          const original = valueAt(value, path)
          for (const wrong of jsonValues) {
            if (jsonType(wrong) === jsonType(original) || takesNull(commands[type].result, path)) continue
            const changed = replaceAt(value, path, wrong)
            expect(commands[type].result.safeParse(changed).success, JSON.stringify(changed)).toBe(false)
          }
        }
      }),
      { numRuns: 5 },
    )
  })
})

describe('bounds of params', () => {
  const ROOM = 'AAAAAAAAAAAAAAAAAAAAAA'
  const history = (limit: number, sequence = 0) =>
    decode(frame('message.history', { roomId: ROOM, direction: 'after', sequence, limit }))
  const send = (envelope: string) => decode(frame('message.send', { roomId: ROOM, messageId: ROOM, envelope }))

  it.each([1, limits.historyEntries - 1, limits.historyEntries])('takes %d as the limit of a page', (limit) => {
    expect(history(limit)).toMatchObject({ kind: 'command' })
  })

  it.each([0, -1, limits.historyEntries + 1, 1.5])('refuses %d as the limit of a page', (limit) => {
    expect(history(limit)).toMatchObject({ issues: ['params.limit'] })
  })

  it.each([0, 1, Number.MAX_SAFE_INTEGER])('takes the sequence %d', (sequence) => {
    expect(history(1, sequence)).toMatchObject({ kind: 'command' })
  })

  it.each([-1, 0.5, Number.MAX_SAFE_INTEGER + 1])('refuses the sequence %d', (sequence) => {
    expect(history(1, sequence)).toMatchObject({ issues: ['params.sequence'] })
  })

  it.each([1, 2, limits.envelopeBytes - 1, limits.envelopeBytes])('[SQ1] takes an envelope of %d bytes', (bytes) => {
    expect(send(Buffer.alloc(bytes).toString('base64url'))).toMatchObject({ kind: 'command' })
  })

  it.each([0, limits.envelopeBytes + 1])('[SQ1] refuses an envelope of %d bytes', (bytes) => {
    expect(send(Buffer.alloc(bytes).toString('base64url'))).toMatchObject({ issues: ['params.envelope'] })
  })

  it.each(['A', 'AA==', 'A+', 'A/', ' AA', 'A A', 'ああ', 'A\n'])(
    '[SQ1] refuses the envelope %j: not base64url',
    (envelope) => {
      expect(send(envelope)).toMatchObject({ issues: ['params.envelope'] })
    },
  )

  it('the largest envelope fits into a frame', () => {
    const text = frame('message.send', {
      roomId: ROOM,
      messageId: ROOM,
      envelope: Buffer.alloc(limits.envelopeBytes).toString('base64url'),
    })
    expect(Buffer.byteLength(text)).toBeLessThan(limits.frameBytes)
  })
})

describe('refusals on the wire', () => {
  it('come back as they were sent', () => {
    fc.assert(
      fc.property(arbitraryOf(WireError), (error) => {
        expect(decodeServerFrame(encodeError(4, error))).toEqual({ kind: 'reply', reply: { id: 4, ok: false, error } })
      }),
    )
  })
})
