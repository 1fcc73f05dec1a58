import { describe, expect, it } from 'vitest'
import {
  encodeCommand,
  type CommandType,
  type ConnectionId,
  type MessageId,
  type Params,
  type RoomId,
} from '@warifu/protocol'
import { randomId } from '@warifu/crypto'
import type { Authorize, Holder } from '../guard/authorize.ts'
import { createBudget } from '../guard/budget.ts'
import { refuse } from '../refusal.ts'
import { StoreError } from '../store/store.ts'
import type { CloseReason, Connection } from './connection.ts'
import type { Handlers } from './handler.ts'
import { createReceive } from './receive.ts'

const roomId = randomId() as RoomId
const grantAll: Authorize = (_action, holder, room) => Promise.resolve({ holder, roomId: room } as never)
const settled = () => new Promise((resolve) => setImmediate(resolve))

function setUp(handlers: Partial<Handlers>, authorize: Authorize = grantAll, strikes = 5) {
  const replies: unknown[] = []
  const closes: CloseReason[] = []
  const holds: boolean[] = []
  const reported: string[] = []
  const connection: Connection = {
    connectionId: randomId() as ConnectionId,
    holder: {} as Holder,
    sessionHash: '',
    budget: createBudget({ commandBurst: 100, commandsPerSecond: 1, strikes }, { monotonic: () => 0 }),
    deliver: (frame) => replies.push(JSON.parse(frame.subarray(frame[1] === 126 ? 4 : 2).toString())),
    close: (reason) => closes.push(reason),
    welcome: () => undefined,
    beat: () => undefined,
    hold: (busy) => holds.push(busy),
    backlog: () => 0,
  }
  const receive = createReceive({
    authorize,
    handlers: handlers as Handlers,
    events: {
      frameRefused: ({ code }) => reported.push(`frame ${String(code)}`),
      commandRefused: ({ code }) => reported.push(`command ${String(code)}`),
      internalError: ({ where, error }) => reported.push(`broken ${String(where)}: ${String(error)}`),
    },
    metrics: { commands: { observe: () => undefined } as never },
    clock: { monotonic: () => 0 },
  })
  const say = (text: string) => {
    receive(connection, text, Buffer.byteLength(text))
  }
  const send = <Type extends CommandType>(id: number, type: Type, params: Params<Type>) => {
    say(encodeCommand(id, type, params))
  }
  return { send, say, replies, closes, holds, reported }
}

const message = (n: number) => ({ roomId, messageId: `${n}${randomId().slice(1)}` as MessageId, envelope: 'AA' })

describe('receive', () => {
  it('answers a command with its result and its id', async () => {
    const { send, replies } = setUp({ 'connection.ping': () => Promise.resolve({ at: 7 }) })
    send(3, 'connection.ping', {})
    await settled()
    expect(replies).toEqual([{ id: 3, ok: true, result: { at: 7 } }])
  })

  it('answers a refusal with its code and never calls the handler', async () => {
    const { send, replies, reported } = setUp({}, () => Promise.resolve(refuse('room-unknown')))
    send(1, 'room.leave', { roomId })
    await settled()
    expect(replies).toEqual([{ id: 1, ok: false, error: { code: 'WRF-6001' } }])
    expect(reported).toEqual(['command WRF-6001'])
  })

  it('[FR2] closes on a frame that cannot be answered', () => {
    const { say, closes, reported } = setUp({})
    say('{"id":')
    expect(closes).toEqual(['frame-invalid'])
    expect(reported).toEqual(['frame WRF-4400'])
  })

  it('answers an unknown command, and closes after too many', () => {
    const { say, replies, closes } = setUp({}, grantAll, 2)
    for (let i = 1; i <= 3; i += 1) say(`{"id":${i},"type":"constructor","params":{}}`)
    expect(replies).toHaveLength(3)
    expect(closes).toEqual(['too-many-strikes'])
  })

  it('refuses beyond the budget, saying when to come back', () => {
    const { send, replies } = setUp({ 'room.create': () => new Promise(() => undefined) })
    for (let i = 1; i <= 11; i += 1) send(i, 'room.create', { roomId, name: 'x', visibility: 'public' })
    expect(replies).toEqual([{ id: 11, ok: false, error: { code: 'WRF-4103', retryAfterMs: 10_000 } }])
  })

  it('starts the handlers of a connection in the order of arrival, also where authorizing takes its time', async () => {
    const started: string[] = []
    let first = true
    const authorize: Authorize = async (action, holder, room) => {
      const slow = first
      first = false
      if (slow) await settled()
      return grantAll(action, holder, room)
    }
    const { send } = setUp(
      {
        'message.send': (_grant, { messageId }) => {
          started.push(messageId.slice(0, 1))
          return new Promise(() => undefined)
        },
      },
      authorize,
    )
    for (const n of [1, 2, 3]) send(n, 'message.send', message(n))
    await settled()
    await settled()
    expect(started).toEqual(['1', '2', '3'])
  })

  it('overlaps what handlers do: one slow command does not hold the next', async () => {
    const { send, replies } = setUp({
      'message.send': () => new Promise(() => undefined),
      'connection.ping': () => Promise.resolve({ at: 1 }),
    })
    send(1, 'message.send', message(1))
    send(2, 'connection.ping', {})
    await settled()
    expect(replies).toEqual([{ id: 2, ok: true, result: { at: 1 } }])
  })

  it('reads no further while 32 commands are under way, and goes on after', async () => {
    const finish: (() => void)[] = []
    const { send, holds } = setUp({
      'connection.ping': () =>
        new Promise((resolve) =>
          finish.push(() => {
            resolve({ at: 1 })
          }),
        ),
    })
    for (let i = 1; i <= 32; i += 1) send(i, 'connection.ping', {})
    expect(holds.at(-1)).toBe(true)
    expect(holds.filter(Boolean)).toHaveLength(1)
    await settled()
    finish[0]?.()
    await settled()
    expect(holds.at(-1)).toBe(false)
  })

  it.each([
    [new StoreError('unavailable', 'disk full'), 'WRF-3004'],
    [new TypeError('secret detail'), 'WRF-9001'],
  ])('answers what breaks with a code only', async (error, code) => {
    const { send, replies, reported } = setUp({ 'connection.ping': () => Promise.reject(error) })
    send(1, 'connection.ping', {})
    await settled()
    expect(replies).toMatchObject([{ id: 1, ok: false, error: { code } }])
    expect(JSON.stringify(replies)).not.toContain(error.message)
    expect(reported[0]).toMatch(
      /^broken command connection\.ping: (StoreError|TypeError) gateway\/receive\.test\.ts:\d+$/,
    )
    expect(reported.join()).not.toContain(error.message)
  })
})
