import { limits, type Push, type ReplyFrame } from '@warifu/protocol'
import { describe, expect, it } from 'vitest'
import { createConnection, MOST_FAULTS, type ConnectionState } from './connection.ts'
import { WarifuError } from './errors.ts'
import { createFakeClock } from './testing/fake-clock.ts'
import { createFakeTransport, json, problem } from './testing/fake-transport.ts'
import { bytes32, entry, roomId, welcome } from './testing/samples.ts'
import { settled } from './testing/settled.ts'

const TIMEOUT_MS = 10_000
const ticket = bytes32('t')

function setUp(getTicket: () => Promise<string> = () => Promise.resolve(ticket)) {
  const clock = createFakeClock()
  const transport = createFakeTransport(() => json({}))
  const states: ConnectionState[] = []
  const pushes: Push[] = []
  const replies: ReplyFrame[] = []
  const faults: string[] = []
  const connection = createConnection(
    { clock, transport, ticket: getTicket, timeoutMs: TIMEOUT_MS },
    {
      changed: (state) => states.push(state),
      push: (push) => pushes.push(push),
      reply: (reply) => replies.push(reply),
      fault: (reason) => faults.push(reason),
    },
  )
  const opening = async () => {
    connection.open()
    await settled()
    return transport.last()
  }
  const opened = async () => {
    const socket = await opening()
    socket.push(welcome('hana'))
    return socket
  }
  const ended = (name: string) => ({ state: 'closed', end: { cause: 'failed', error: { name } } })
  return { clock, connection, ended, faults, opened, opening, pushes, replies, states, transport }
}

const heartbeat: Push = { push: 'heartbeat', at: 1 }

describe('opening', () => {
  it('[CN2] offers the subprotocol and the ticket, and is open when the welcome came', async () => {
    const { connection, opening, states } = setUp()
    const socket = await opening()
    expect(socket.subprotocols).toEqual(['warifu.v1', `ticket.${ticket}`])
    expect(connection.state).toEqual({ state: 'opening' })
    expect(connection.send('{}')).toBe(false)
    socket.push(welcome('hana'))
    expect(connection.state).toEqual({ state: 'open', welcome: welcome('hana') })
    expect(states.map(({ state }) => state)).toEqual(['opening', 'open'])
    expect(connection.send('{}')).toBe(true)
    expect(socket.sent).toEqual(['{}'])
  })

  it('ends with what refused the ticket, and opens nothing', async () => {
    const { connection, ended, transport } = setUp(() => Promise.reject(new WarifuError('session-missing')))
    connection.open()
    await settled()
    expect(connection.state).toMatchObject(ended('session-missing'))
    expect(transport.sockets).toEqual([])
  })

  it('opens nothing where it was closed while the ticket was on its way', async () => {
    const { connection, transport } = setUp()
    connection.open()
    connection.close()
    await settled()
    expect(connection.state).toEqual({ state: 'closed', end: { cause: 'asked' } })
    expect(transport.sockets).toEqual([])
  })

  it('gives up where no welcome comes in time', async () => {
    const { clock, connection, ended, opening } = setUp()
    const socket = await opening()
    await clock.advance(TIMEOUT_MS - 1)
    expect(connection.state.state).toBe('opening')
    await clock.advance(1)
    expect(connection.state).toMatchObject(ended('timed-out'))
    expect(socket.closedWith).toBe(1000)
  })

  it('[CN1] says why the upgrade was refused, where the platform shows it', async () => {
    const { connection, ended, opening } = setUp()
    const socket = await opening()
    socket.end(1006, problem(401, 'WRF-4012'))
    expect(connection.state).toMatchObject(ended('ticket-unusable'))
  })

  it('[CN10] knows no more than network-failed where it does not', async () => {
    const { connection, ended, opening } = setUp()
    const socket = await opening()
    socket.end(1006)
    expect(connection.state).toMatchObject(ended('network-failed'))
  })

  it('[CN3] drops what comes before the welcome, and reports it', async () => {
    const { faults, opening, pushes, replies } = setUp()
    const socket = await opening()
    socket.push({ push: 'message', roomId: roomId('a'), entry: entry(1) })
    socket.reply(1, {})
    expect([faults.length, pushes, replies]).toEqual([2, [], []])
  })
})

describe('an open connection', () => {
  it('hands on pushes and replies, and keeps the heartbeat to itself', async () => {
    const { opened, pushes, replies } = setUp()
    const socket = await opened()
    const message: Push = { push: 'message', roomId: roomId('a'), entry: entry(1) }
    socket.push(heartbeat)
    socket.push(message)
    socket.reply(7, { at: 1 })
    expect(pushes).toEqual([message])
    expect(replies).toEqual([{ id: 7, ok: true, result: { at: 1 } }])
  })

  it('[FR7] takes no harm from a push of a newer server', async () => {
    const { connection, faults, opened } = setUp()
    const socket = await opened()
    socket.text('{"push":"later","roomId":"x"}')
    expect([faults, connection.state.state]).toEqual([[], 'open'])
  })

  it.each([
    ['not JSON', 'hello'],
    ['neither push nor reply', '{"a":1}'],
    ['a push that breaks its schema', '{"push":"heartbeat","at":-1}'],
    ['a key too many', '{"push":"heartbeat","at":1,"x":1}'],
    ['a frame beyond the limit', `"${'x'.repeat(limits.serverFrameBytes)}"`],
    ['a second welcome', JSON.stringify(welcome('hana'))],
  ])('[FR7] drops and reports %s, and lives on', async (_, frame) => {
    const { connection, faults, opened, pushes } = setUp()
    const socket = await opened()
    socket.text(frame)
    expect(faults).toHaveLength(1)
    expect(pushes).toEqual([])
    expect(connection.state.state).toBe('open')
  })

  it('stops listening to a server that breaks the protocol too often', async () => {
    const { connection, ended, faults, opened } = setUp()
    const socket = await opened()
    for (let i = 1; i < MOST_FAULTS; i += 1) socket.binary()
    expect(connection.state.state).toBe('open')
    socket.binary()
    expect(connection.state).toMatchObject(ended('answer-invalid'))
    expect(socket.closedWith).toBe(4400)
    socket.binary()
    socket.text('x')
    expect(faults).toHaveLength(MOST_FAULTS)
  })

  it('[CN4] closes when the server was silent for too long, and not before', async () => {
    const { clock, connection, ended, opened } = setUp()
    const socket = await opened()
    await clock.advance(limits.silenceMs - 1)
    socket.push(heartbeat)
    await clock.advance(limits.silenceMs - 1)
    expect(connection.state.state).toBe('open')
    await clock.advance(1)
    expect(connection.state).toMatchObject(ended('heartbeat-lost'))
    expect(socket.closedWith).toBe(4408)
    expect(clock.nextIn()).toBeUndefined()
  })

  it('[CN4] looks at once after a sleep, when timers stood still', async () => {
    const { clock, connection, ended, opened } = setUp()
    await opened()
    connection.check()
    expect(connection.state.state).toBe('open')
    clock.sleep(limits.silenceMs)
    connection.check()
    expect(connection.state).toMatchObject(ended('heartbeat-lost'))
  })

  it('[CN7] drains: still sends, and ends as a restart with the server’s hint', async () => {
    const { connection, opened, states } = setUp()
    const socket = await opened()
    socket.push({ push: 'drain', reconnectAfterMs: 700 })
    expect(connection.send('{}')).toBe(true)
    socket.end(1012)
    expect(states.slice(2)).toEqual([
      { state: 'draining', reconnectAfterMs: 700 },
      { state: 'closed', end: { cause: 'restart', reconnectAfterMs: 700 } },
    ])
  })

  it('takes 1012 for a restart, also without its drain', async () => {
    const { connection, opened } = setUp()
    const socket = await opened()
    socket.end(1012)
    expect(connection.state).toEqual({ state: 'closed', end: { cause: 'restart', reconnectAfterMs: undefined } })
  })

  it.each([
    [4403, 'session-ended'],
    [4451, 'slow-reader'],
    [4429, 'too-many-strikes'],
    [1011, 'internal-error'],
    [1006, 'connection-lost'],
    [1001, 'connection-lost'],
    [4999, 'connection-lost'],
  ])('[CN9] reads the close code %d as %s', async (code, name) => {
    const { connection, ended, opened } = setUp()
    const socket = await opened()
    socket.end(code)
    expect(connection.state).toMatchObject(ended(name))
  })

  it('is over once: nothing follows a close', async () => {
    const { clock, connection, opened, pushes, states } = setUp()
    const socket = await opened()
    connection.close()
    const before = states.length
    socket.push({ push: 'message', roomId: roomId('a'), entry: entry(1) })
    socket.end(4403)
    connection.open()
    connection.close()
    await clock.advance(limits.silenceMs * 2)
    expect([states.length, pushes, connection.send('{}')]).toEqual([before, [], false])
    expect(socket.closedWith).toBe(1000)
  })
})
