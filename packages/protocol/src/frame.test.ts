import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCommand, decodeServerFrame, type DecodedCommand } from './frame.ts'
import { limits } from './limits.ts'
import { anyText } from './testing/arbitrary.ts'

const ROOM = 'AAAAAAAAAAAAAAAAAAAAAA'
const decode = (text: string): DecodedCommand => decodeCommand(text, Buffer.byteLength(text))
const invalid = { kind: 'refused', id: null, code: 'frame-invalid' }
const tooLarge = { kind: 'refused', id: null, code: 'frame-too-large' }
const ping = '{"id":1,"type":"connection.ping","params":{}}'

/** A ping that is `bytes` long: JSON allows white space around it. */
const pingOf = (bytes: number) => ping.padEnd(bytes)
/** A frame whose params nest so that the whole frame is `depth` deep. */
const nested = (depth: number) =>
  `{"id":1,"type":"connection.ping","params":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`
/** A frame with `keys` keys in all. */
const keyed = (keys: number) => {
  const inner = Array.from({ length: keys - 3 }, (_, i) => `"k${i}":0`).join(',')
  return `{"id":1,"type":"connection.ping","params":{${inner}}}`
}

describe('frames from a client: what is JSON at all', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n\t'],
    ['one brace', '{'],
    ['a second value behind the first', `${ping}${ping}`],
    ['a comment', `/**/${ping}`],
    ['single quotes', "{'id':1,'type':'connection.ping','params':{}}"],
    ['a trailing comma', '{"id":1,"type":"connection.ping","params":{},}'],
    ['NaN', '{"id":NaN,"type":"connection.ping","params":{}}'],
    ['a byte order mark', `\uFEFF${ping}`],
    ['a raw NUL in a string', '{"id":1,"type":"connection\u0000ping","params":{}}'],
    ['an unfinished string', '{"id":1,"type":"connection.ping'],
    ['an unfinished escape', '{"id":1,"type":"\\'],
    ['closers first', ']]]]}}}}'],
  ])('[FR1] refuses %s', (_, text) => {
    expect(decode(text)).toEqual(invalid)
  })

  it.each(['null', 'true', '1', '"x"', '[]', `[${ping}]`, '{}'])('[FR1] refuses %s: a frame is one object', (text) => {
    expect(decode(text)).toEqual(invalid)
  })

  it('[FR1] takes white space around the object', () => {
    expect(decode(` \r\n\t${ping} `)).toMatchObject({ kind: 'command' })
  })
})

describe('frames from a client: bounds', () => {
  it.each([0, 1])('[FR2] refuses %d bytes, which hold no command', (bytes) => {
    expect(decode(' '.repeat(bytes))).toEqual(invalid)
  })

  it.each([limits.frameBytes - 1, limits.frameBytes])('[FR2] takes %d bytes', (bytes) => {
    expect(decode(pingOf(bytes))).toMatchObject({ kind: 'command' })
  })

  it.each([limits.frameBytes + 1, limits.frameBytes * 16])('[FR2] refuses %d bytes as too large', (bytes) => {
    expect(decode(pingOf(bytes))).toEqual(tooLarge)
  })

  it('[FR2] counts bytes on the wire, not characters', () => {
    const text = `{"id":1,"type":"${'あ'.repeat(limits.frameBytes / 3)}","params":{}}`
    expect(text.length).toBeLessThan(limits.frameBytes)
    expect(decode(text)).toEqual(tooLarge)
  })

  it.each([limits.frameDepth - 1, limits.frameDepth])(
    '[FR3] reads %d levels, and then says that they do not fit',
    (depth) => {
      expect(decode(nested(depth))).toEqual({ kind: 'refused', id: 1, code: 'params-invalid', issues: ['params'] })
    },
  )

  it('[FR3] refuses one level more', () => {
    expect(decode(nested(limits.frameDepth + 1))).toEqual(invalid)
  })

  it('[FR3] refuses a bomb of brackets before anything parses it', () => {
    expect(decode('['.repeat(limits.frameBytes))).toEqual(invalid)
    expect(decode('{"a":'.repeat(limits.frameBytes / 5))).toEqual(invalid)
  })

  it('[FR3] does not count brackets, braces and colons inside strings', () => {
    const type = '[{:"\\'.repeat(10)
    const text = JSON.stringify({ id: 1, type, params: {} })
    expect(decode(text)).toMatchObject({ id: 1, code: 'command-unknown' })
  })

  it.each([limits.frameKeys - 1, limits.frameKeys])(
    '[FR3] reads %d keys, and then says that they do not fit',
    (keys) => {
      expect(decode(keyed(keys))).toMatchObject({ id: 1, code: 'params-invalid' })
    },
  )

  it('[FR3] refuses one key more', () => {
    expect(decode(keyed(limits.frameKeys + 1))).toEqual(invalid)
  })
})

describe('frames from a client: the three keys', () => {
  it.each([1, 2, 0x7fff_fffe, 0x7fff_ffff])('[FR4] takes the id %d', (id) => {
    expect(decode(`{"id":${id},"type":"connection.ping","params":{}}`)).toMatchObject({
      kind: 'command',
      command: { id },
    })
  })

  it.each(['0', '-0', '-1', '2147483648', '1.5', '1e400', 'null', 'true', '"1"', '[1]', '{}'])(
    '[FR4] refuses the id %s',
    (id) => {
      expect(decode(`{"id":${id},"type":"connection.ping","params":{}}`)).toEqual(invalid)
    },
  )

  it.each(['null', 'true', '1', '["connection.ping"]', '{}'])('[FR4] refuses %s as a type', (type) => {
    expect(decode(`{"id":1,"type":${type},"params":{}}`)).toEqual(invalid)
  })

  it('[FR4] reads a type of 64 characters and refuses one of 65', () => {
    expect(decode(JSON.stringify({ id: 1, type: 'x'.repeat(64), params: {} }))).toMatchObject({
      code: 'command-unknown',
    })
    expect(decode(JSON.stringify({ id: 1, type: 'x'.repeat(65), params: {} }))).toEqual(invalid)
  })

  it.each(['{"type":"connection.ping","params":{}}', '{"id":1,"params":{}}', '{"id":1,"type":"connection.ping"}'])(
    '[FR4] refuses %s: a key is missing',
    (text) => {
      expect(decode(text)).toEqual(invalid)
    },
  )

  it.each(['"more":1', '"__proto__":{}', '"constructor":1', '"push":"message"', '"":0'])(
    '[FR6] refuses the further key %s',
    (key) => {
      expect(decode(`{"id":1,"type":"connection.ping","params":{},${key}}`)).toEqual(invalid)
    },
  )
})

describe('frames from a client: types and params', () => {
  it.each([
    '',
    'message',
    'Message.Send',
    'message.send ',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '\u0000',
  ])('[FR5] [FR6] answers the type %j as unknown', (type) => {
    expect(decode(JSON.stringify({ id: 7, type, params: {} }))).toEqual({
      kind: 'refused',
      id: 7,
      code: 'command-unknown',
      issues: [],
    })
  })

  it('[FR6] refuses __proto__ and constructor as params, and pollutes nothing', () => {
    for (const key of ['__proto__', 'constructor', 'prototype', 'toString']) {
      const text = `{"id":1,"type":"connection.ping","params":{"${key}":{"polluted":true}}}`
      expect(decode(text)).toEqual({ kind: 'refused', id: 1, code: 'params-invalid', issues: ['params'] })
    }
    expect(Object('x')).not.toHaveProperty('polluted')
  })

  it('[FR6] lets the last of equal keys count, in the check as in the use', () => {
    const good = `"roomId":"${ROOM}"`
    const bad = '"roomId":"../../etc"'
    const read = (a: string, b: string) => decode(`{"id":1,"type":"room.read","params":{${a},${b},"sequence":1}}`)
    expect(read(bad, good)).toMatchObject({ kind: 'command', command: { params: { roomId: ROOM } } })
    expect(read(good, bad)).toMatchObject({ code: 'params-invalid', issues: ['params.roomId'] })
  })

  it('[FR5] names the offending params by path and never by value', () => {
    const text = JSON.stringify({
      id: 3,
      type: 'room.create',
      params: { roomId: 'secret-1', name: '', visibility: 'secret-2', secret3: 1 },
    })
    const refused = decode(text)
    expect(refused).toMatchObject({ kind: 'refused', id: 3, code: 'params-invalid' })
    expect(JSON.stringify(refused)).not.toContain('secret')
    expect(refused).toHaveProperty(
      'issues',
      expect.arrayContaining(['params.roomId', 'params.name', 'params.visibility', 'params']),
    )
  })

  it.each(['\u0000', '\ud800', '\udc00', 'a\u202eb', '\u200b', ' a', 'a\u3000', 'e\u0301'])(
    '[FR8] refuses %j inside a name',
    (name) => {
      const text = JSON.stringify({ id: 1, type: 'room.create', params: { roomId: ROOM, name, visibility: 'public' } })
      expect(decode(text)).toMatchObject({ code: 'params-invalid', issues: ['params.name'] })
    },
  )

  it('never throws and never takes anything but a command, whatever the text', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      ':',
      ',',
      '1',
      'id',
      'type',
      'params',
      ping,
      '\u0000',
      '\ud800',
      'null',
    )
    const texts = fc.oneof(
      anyText,
      fc.json(),
      fc.array(pieces).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const decoded = decode(text)
        expect(decoded.kind === 'refused' || text.includes('connection.ping')).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('frames from the server', () => {
  it.each([limits.serverFrameBytes - 1, limits.serverFrameBytes])('[FR7] reads %d characters', (size) => {
    expect(decodeServerFrame('{"push":"heartbeat","at":1}'.padEnd(size))).toMatchObject({ kind: 'push' })
  })

  it('[FR7] refuses one more', () => {
    const text = '{"push":"heartbeat","at":1}'.padEnd(limits.serverFrameBytes + 1)
    expect(decodeServerFrame(text)).toEqual({ kind: 'refused', code: 'frame-too-large' })
  })

  it.each(['tomorrow', '__proto__', 'constructor', ''])('[FR7] hands the unknown push %j on by name', (name) => {
    expect(decodeServerFrame(JSON.stringify({ push: name, more: 1 }))).toEqual({ kind: 'unknown-push', name })
  })

  it.each([
    ['not JSON', 'x'],
    ['nothing', ''],
    ['neither push nor reply', '{}'],
    ['an array', '[]'],
    ['a push whose name is no string', '{"push":1}'],
    ['a push whose name is too long', JSON.stringify({ push: 'x'.repeat(65) })],
    ['a push with a further key', '{"push":"heartbeat","at":1,"more":1}'],
    ['a push with __proto__', '{"push":"heartbeat","at":1,"__proto__":1}'],
    ['a push without its fields', '{"push":"heartbeat"}'],
    ['a reply without ok', '{"id":1,"result":{}}'],
    ['a reply that is both', '{"id":1,"ok":true,"result":{},"error":{"code":"WRF-4101"}}'],
    ['a refusal without its error', '{"id":1,"ok":false}'],
    ['a refusal with a result', '{"id":1,"ok":false,"error":{"code":"WRF-4101"},"result":{}}'],
    ['a refusal whose code is none', '{"id":1,"ok":false,"error":{"code":"oops"}}'],
    ['a refusal with a message', '{"id":1,"ok":false,"error":{"code":"WRF-4101","message":"x"}}'],
    ['a reply to the id 0', '{"id":0,"ok":true,"result":{}}'],
  ])('[FR7] refuses %s', (_, text) => {
    expect(decodeServerFrame(text)).toEqual({ kind: 'refused', code: 'frame-invalid' })
  })

  it('[FR7] survives half a million brackets', () => {
    const deep = '['.repeat(500_000) + ']'.repeat(500_000)
    expect(decodeServerFrame(deep)).toEqual({ kind: 'refused', code: 'frame-invalid' })
  })

  it('[FR7] never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json()), (text) => {
        expect(decodeServerFrame(text).kind).toMatch(/^(reply|push|unknown-push|refused)$/)
      }),
      { numRuns: 1_000 },
    )
  })
})
