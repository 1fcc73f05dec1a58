import { limits } from '@warifu/protocol'
import { describe, expect, it } from 'vitest'
import { createConnection } from './connection.ts'
import { createConnector } from './connector.ts'
import { WarifuError } from './errors.ts'
import type { Status } from './status.ts'
import { createFakeClock } from './testing/fake-clock.ts'
import { createFakeTransport, json } from './testing/fake-transport.ts'
import { bytes32, welcome } from './testing/samples.ts'
import { settled } from './testing/settled.ts'

function setUp() {
  const clock = createFakeClock()
  const transport = createFakeTransport(() => json({}))
  const heard: string[] = []
  const statuses: Status[] = []
  let ticket: () => Promise<string> = () => Promise.resolve(bytes32('t'))
  const connector = createConnector(
    {
      clock,
      random: () => 0.5,
      connect: (events) => createConnection({ clock, transport, ticket: () => ticket(), timeoutMs: 10_000 }, events),
    },
    {
      status: (status) => {
        statuses.push(status)
        heard.push(status.state)
      },
      opened: () => heard.push('(opened)'),
      lost: () => heard.push('(lost)'),
      push: () => undefined,
      reply: () => undefined,
      fault: () => undefined,
    },
  )
  const opened = async () => {
    await settled()
    transport.last().push(welcome('hana'))
  }
  return {
    clock,
    connector,
    heard,
    opened,
    refuse: (error: WarifuError) => (ticket = () => Promise.reject(error)),
    statuses,
    transport,
  }
}

describe('connector', () => {
  it('starts idle, opens, and tells', async () => {
    const { connector, heard, opened, statuses } = setUp()
    expect(connector.status).toEqual({ state: 'idle' })
    connector.start()
    await opened()
    expect(heard).toEqual(['opening', '(opened)', 'open'])
    expect(statuses[0]).toEqual({ state: 'opening', attempt: 1 })
    expect(connector.status.state).toBe('open')
  })

  it('[CN10] waits longer each time, and says until when', async () => {
    const { clock, connector, statuses, transport } = setUp()
    connector.start()
    for (const delay of [250, 500, 1_000]) {
      await settled()
      transport.last().end(1006)
      expect(connector.status).toMatchObject({
        state: 'waiting',
        nextAttemptAt: clock.now() + delay,
        error: { name: 'network-failed' },
      })
      await clock.advance(delay - 1)
      expect(connector.status.state).toBe('waiting')
      await clock.advance(1)
      expect(connector.status.state).toBe('opening')
    }
    expect(statuses.map((status) => ('attempt' in status ? status.attempt : 0))).toEqual([1, 2, 2, 3, 3, 4, 4])
  })

  it('forgives what failed before a connection that held, and not before one that did not', async () => {
    const { clock, connector, opened, transport } = setUp()
    connector.start()
    await settled()
    transport.last().end(1006)
    await clock.advance(250)
    await opened()
    transport.last().end(1006)
    expect(connector.status).toMatchObject({ state: 'waiting', attempt: 3 })
    await clock.advance(500)
    await opened()
    await clock.advance(limits.heartbeatMs)
    transport.last().end(1006)
    expect(connector.status).toMatchObject({ state: 'waiting', attempt: 2, nextAttemptAt: clock.now() + 250 })
  })

  it('[CN7] follows a drain through, and comes back when the server said', async () => {
    const { clock, connector, heard, opened, transport } = setUp()
    connector.start()
    await opened()
    transport.last().push({ push: 'drain', reconnectAfterMs: 100 })
    transport.last().end(1012)
    expect(connector.status).toMatchObject({
      state: 'waiting',
      nextAttemptAt: clock.now() + 225,
      error: { name: 'draining' },
    })
    await clock.advance(225)
    await opened()
    expect(heard).toEqual([
      'opening',
      '(opened)',
      'open',
      'draining',
      '(lost)',
      'waiting',
      'opening',
      '(opened)',
      'open',
    ])
  })

  it('[CN8] is signed out when the session ended, and stays so', async () => {
    const { clock, connector, opened, transport } = setUp()
    connector.start()
    await opened()
    transport.last().end(4403)
    expect(connector.status).toMatchObject({ state: 'closed', reason: 'signed-out', error: { name: 'session-ended' } })
    connector.retryNow()
    await clock.advance(600_000)
    expect(transport.sockets).toHaveLength(1)
  })

  it('[CN10] stops where trying again changes nothing, until asked', async () => {
    const { clock, connector, refuse, transport } = setUp()
    refuse(new WarifuError('origin-refused'))
    connector.start()
    await clock.advance(600_000)
    expect(connector.status).toMatchObject({ state: 'closed', reason: 'refused', error: { name: 'origin-refused' } })
    refuse(new WarifuError('overloaded', { retryAfterMs: 1_000 }))
    connector.retryNow()
    await settled()
    expect(connector.status).toMatchObject({ state: 'waiting', nextAttemptAt: clock.now() + 1_250 })
    expect(transport.sockets).toEqual([])
  })

  it('tries now when asked, and no second time when the wait is over', async () => {
    const { clock, connector, transport } = setUp()
    connector.start()
    await settled()
    transport.last().end(1006)
    connector.retryNow()
    await clock.advance(9_000)
    expect(transport.sockets).toHaveLength(2)
    connector.retryNow()
    await settled()
    expect(transport.sockets).toHaveLength(2)
  })

  it('after a sleep tries at once where it waits, and looks where it is open', async () => {
    const { clock, connector, opened, transport } = setUp()
    connector.start()
    await settled()
    transport.last().end(1006)
    connector.wake()
    await opened()
    expect(connector.status.state).toBe('open')
    connector.wake()
    expect(connector.status.state).toBe('open')
    clock.sleep(limits.silenceMs)
    connector.wake()
    expect(connector.status).toMatchObject({ state: 'waiting', error: { name: 'heartbeat-lost' } })
  })

  it('stops for good, and hears nothing more of the old connection', async () => {
    const { clock, connector, heard, opened, transport } = setUp()
    connector.start()
    await opened()
    connector.stop({ state: 'closed', reason: 'asked' })
    expect(transport.last().closedWith).toBe(1000)
    transport.last().end(1000)
    await clock.advance(600_000)
    expect(heard).toEqual(['opening', '(opened)', 'open', '(lost)', 'closed'])
  })

  it('starts anew in the middle of another connection', async () => {
    const { connector, heard, opened, transport } = setUp()
    connector.start()
    await opened()
    connector.start()
    await opened()
    expect(transport.sockets.map(({ closedWith }) => closedWith)).toEqual([1000, undefined])
    expect(heard).toEqual(['opening', '(opened)', 'open', '(lost)', 'opening', '(opened)', 'open'])
  })
})
