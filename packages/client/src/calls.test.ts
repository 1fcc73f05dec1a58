import { encodeError, ReplyFrame } from '@warifu/protocol'
import { describe, expect, it } from 'vitest'
import { createCalls } from './calls.ts'
import { createFakeClock } from './testing/fake-clock.ts'
import { messageId, room, roomId } from './testing/samples.ts'

const TIMEOUT_MS = 10_000

function setUp() {
  const clock = createFakeClock()
  const sent: string[] = []
  const faults: string[] = []
  const line = { up: true }
  const calls = createCalls({
    clock,
    timeoutMs: TIMEOUT_MS,
    send: (text) => {
      if (line.up) sent.push(text)
      return line.up
    },
    fault: (reason) => faults.push(reason),
  })
  const refuse = (id: number, code: string, retryAfterMs?: number) => {
    calls.reply(
      ReplyFrame.parse(JSON.parse(encodeError(id, { code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }))),
    )
  }
  return { calls, clock, faults, line, refuse, sent }
}

describe('calls', () => {
  it('[FR5] brings each reply to its command, whatever their order', async () => {
    const { calls, sent } = setUp()
    const first = calls.call('connection.ping', {})
    const second = calls.call('room.join', { roomId: roomId('a') })
    expect(sent.map((text): unknown => JSON.parse(text))).toEqual([
      { id: 1, type: 'connection.ping', params: {} },
      { id: 2, type: 'room.join', params: { roomId: roomId('a') } },
    ])
    calls.reply({ id: 2, ok: true, result: { room: room('a') } })
    calls.reply({ id: 1, ok: true, result: { at: 5 } })
    await expect(first).resolves.toEqual({ at: 5 })
    await expect(second).resolves.toEqual({ room: room('a') })
  })

  it('rejects with the refusal of the reply', async () => {
    const { calls, refuse } = setUp()
    const call = calls.call('room.join', { roomId: roomId('a') })
    refuse(1, 'WRF-4103', 300)
    await expect(call).rejects.toMatchObject({ name: 'budget-exceeded', code: 'WRF-4103', retryAfterMs: 300 })
  })

  it('[FR7] refuses a result that breaks the command’s schema, and reports it', async () => {
    const { calls, faults } = setUp()
    const call = calls.call('connection.ping', {})
    calls.reply({ id: 1, ok: true, result: { at: 'now' } })
    await expect(call).rejects.toMatchObject({ name: 'answer-invalid' })
    expect(faults).toHaveLength(1)
  })

  it('gives up after the time-out, and takes the late reply for no fault', async () => {
    const { calls, clock, faults } = setUp()
    const call = expect(calls.call('connection.ping', {})).rejects.toMatchObject({ name: 'timed-out' })
    await clock.advance(TIMEOUT_MS)
    await call
    calls.reply({ id: 1, ok: true, result: { at: 5 } })
    expect(faults).toEqual([])
  })

  it('[FR5] reports a reply that nothing asked for, and a second one', () => {
    const { calls, faults } = setUp()
    void calls.call('connection.ping', {})
    calls.reply({ id: 1, ok: true, result: { at: 5 } })
    calls.reply({ id: 1, ok: true, result: { at: 5 } })
    calls.reply({ id: 9, ok: true, result: {} })
    expect(faults).toHaveLength(2)
  })

  it('rejects what is pending when the connection is lost: nobody knows whether it was carried out', async () => {
    const { calls, clock } = setUp()
    const call = calls.call('connection.ping', {})
    calls.lost()
    await expect(call).rejects.toMatchObject({ name: 'connection-lost' })
    expect(clock.nextIn()).toBeUndefined()
  })

  it('rejects at once where no connection is open', async () => {
    const { calls, clock, line } = setUp()
    line.up = false
    await expect(calls.call('connection.ping', {})).rejects.toMatchObject({ name: 'connection-lost' })
    expect(clock.nextIn()).toBeUndefined()
  })

  it('sends nothing that the server would refuse by its schema', async () => {
    const { calls, sent } = setUp()
    const call = calls.call('message.send', { roomId: roomId('a'), messageId: messageId('m'), envelope: '!' })
    await expect(call).rejects.toMatchObject({ name: 'params-invalid' })
    expect(sent).toEqual([])
  })
})
