import { afterEach, describe, expect, it } from 'vitest'
import type { MessageId, RoomId } from '@warifu/protocol'
import { randomId } from '@warifu/crypto'
import { accountTopic } from '../bus/topics.ts'
import { startGateway, type Peer } from './testing.ts'

type Gateway = Awaited<ReturnType<typeof startGateway>>
let running: Gateway | undefined

async function start(options: Parameters<typeof startGateway>[0] = {}): Promise<Gateway> {
  running = await startGateway(options)
  return running
}
afterEach(() => running?.stop())

const good = (gateway: Gateway, ticket: string) => ({
  Host: `127.0.0.1:${gateway.port}`,
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  Origin: gateway.origin,
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  'Sec-WebSocket-Protocol': `warifu.v1, ticket.${ticket}`,
})

const newRoom = () => ({ roomId: randomId() as RoomId, name: '総務', visibility: 'public' as const })
const message = (roomId: RoomId, messageId = randomId() as MessageId) => ({ roomId, messageId, envelope: 'AAEC' })

/** Two accounts in one room, both connected. */
async function twoInARoom(gateway: Gateway) {
  const [hana, sho] = [await gateway.signIn('佐藤 花'), await gateway.signIn('田中 翔')]
  const [a, b] = [await gateway.connect(await hana.ticket()), await gateway.connect(await sho.ticket())]
  await Promise.all([a.push('welcome'), b.push('welcome')])
  const room = newRoom()
  await a.call('room.create', room)
  await b.call('room.join', { roomId: room.roomId })
  await b.push('room')
  return { hana, sho, a, b, roomId: room.roomId }
}

describe('the handshake, before the 101', () => {
  it('admits a request in which everything is right', async () => {
    const gateway = await start()
    const { ticket } = await gateway.signIn('a')
    expect(await gateway.upgrade(good(gateway, await ticket()))).toEqual({ status: 101, code: null })
  })

  it.each([
    ['a missing Host', { Host: undefined }, 421, 'WRF-4001'],
    ['a foreign Host', { Host: 'evil.example' }, 421, 'WRF-4001'],
    ['no Origin [TK2]', { Origin: undefined }, 401, 'WRF-4013'],
    ['a bearer token beside an Origin [TK2]', { Authorization: 'Bearer x' }, 401, 'WRF-4013'],
    ['a foreign Origin', { Origin: 'https://evil.example' }, 403, 'WRF-4003'],
    ['the null Origin', { Origin: 'null' }, 403, 'WRF-4003'],
    ['another port of the same host [TK1]', { Origin: 'https://127.0.0.1:1' }, 403, 'WRF-4003'],
    ['an old version', { 'Sec-WebSocket-Version': '8' }, 426, 'WRF-4009'],
    ['a key that is none', { 'Sec-WebSocket-Key': 'short' }, 400, 'WRF-4014'],
    ['no subprotocol', { 'Sec-WebSocket-Protocol': undefined }, 400, 'WRF-4010'],
    ['no ticket', { 'Sec-WebSocket-Protocol': 'warifu.v1' }, 401, 'WRF-4011'],
    ['two tickets', { 'Sec-WebSocket-Protocol': 'warifu.v1, ticket.a, ticket.b' }, 400, 'WRF-4010'],
    ['an invented ticket', { 'Sec-WebSocket-Protocol': `warifu.v1, ticket.${'A'.repeat(43)}` }, 401, 'WRF-4012'],
  ])('refuses %s', async (_what, change, status, code) => {
    const gateway = await start()
    const { ticket } = await gateway.signIn('a')
    const headers = Object.fromEntries(
      Object.entries({ ...good(gateway, await ticket()), ...change }).filter(([, value]) => value !== undefined),
    )
    expect(await gateway.upgrade(headers)).toEqual({ status, code })
    expect(gateway.reported.map(({ event }) => event)).not.toContain('connectionOpened')
    expect(gateway.reported.filter(({ event }) => event === 'upgradeRefused')).toHaveLength(1)
  })

  it('refuses another path and another method', async () => {
    const gateway = await start()
    const { ticket } = await gateway.signIn('a')
    expect(await gateway.upgrade(good(gateway, await ticket()), '/ws/')).toEqual({ status: 404, code: 'WRF-4002' })
    expect(await gateway.upgrade(good(gateway, await ticket()), '/ws', 'PUT')).toEqual({
      status: 405,
      code: 'WRF-4004',
    })
  })

  it('[TK3] redeems a ticket once: of 50 at the same time one wins', async () => {
    const gateway = await start()
    const ticket = await (await gateway.signIn('a')).ticket()
    const answers = await Promise.all(Array.from({ length: 50 }, () => gateway.upgrade(good(gateway, ticket))))
    expect(answers.filter(({ status }) => status === 101)).toHaveLength(1)
    expect(answers.filter(({ code }) => code === 'WRF-4012')).toHaveLength(49)
  })

  it('keeps a ticket where another guard refused first', async () => {
    const gateway = await start()
    const ticket = await (await gateway.signIn('a')).ticket()
    await gateway.upgrade({ ...good(gateway, ticket), Origin: 'https://evil.example' })
    expect(await gateway.upgrade(good(gateway, ticket))).toMatchObject({ status: 101 })
  })

  it('refuses the ticket of a session that has ended since', async () => {
    const gateway = await start()
    const account = await gateway.signIn('a')
    const ticket = await account.ticket()
    await account.signOut()
    expect(await gateway.upgrade(good(gateway, ticket))).toEqual({ status: 401, code: 'WRF-4012' })
  })

  it('refuses when the places of an address are taken, and admits when one is free again', async () => {
    const gateway = await start({ caps: { connectionsPerAddress: 1, connectionsPerAccount: 9, connectionsTotal: 9 } })
    const { ticket } = await gateway.signIn('a')
    const peer = await gateway.connect(await ticket())
    expect(await gateway.upgrade(good(gateway, await ticket()))).toEqual({ status: 429, code: 'WRF-3003' })
    peer.webSocket.terminate()
    await expect.poll(async () => (await gateway.upgrade(good(gateway, await ticket()))).status).toBe(101)
  })

  it('control: with the origin guard replaced, a foreign page’s connection is admitted', async () => {
    const gateway = await start({ guards: () => ({ origin: { check: () => null } }) })
    const { ticket } = await gateway.signIn('a')
    const evil = 'https://evil.example'
    const headers = { ...good(gateway, await ticket(evil)), Origin: evil }
    expect(await gateway.upgrade(headers)).toMatchObject({ status: 101 })
  })

  it('control: with single use replaced, a ticket opens two connections', async () => {
    const gateway = await start({
      guards: ({ tickets }) => {
        let first: ReturnType<typeof tickets.redeem> | undefined
        return { tickets: { redeem: (ticket, origin) => (first ??= tickets.redeem(ticket, origin)) } }
      },
    })
    const ticket = await (await gateway.signIn('a')).ticket()
    const answers = await Promise.all([1, 2].map(() => gateway.upgrade(good(gateway, ticket))))
    expect(answers.map(({ status }) => status)).toEqual([101, 101])
  })
})

describe('a connection', () => {
  it('is welcomed as the account and device of its ticket', async () => {
    const gateway = await start()
    const { accountId, deviceId, ticket } = await gateway.signIn('佐藤 花')
    const peer = await gateway.connect(await ticket())
    expect(peer.webSocket.protocol).toBe('warifu.v1')
    expect(await peer.push('welcome')).toMatchObject({
      account: { accountId, name: '佐藤 花', role: 'member' },
      deviceId,
    })
  })

  it('[CN3] says welcome first, whatever happens while it opens', async () => {
    const gateway = await start()
    const { accountId, ticket } = await gateway.signIn('a')
    const opened = gateway.connect(await ticket())
    const roomId = randomId() as RoomId
    const room = { roomId, name: 'r', visibility: 'public' as const, createdAt: 0, createdBy: accountId }
    const told = expect.poll(
      async () => {
        gateway.gateway.beat()
        if (gateway.reported.length === 0) return false
        await gateway.store.rooms.create(room, 10)
        await gateway.bus.publish(accountTopic(accountId), { kind: 'room', roomId })
        return true
      },
      { interval: 1 },
    )
    await told.toBe(true)
    const peer = await opened
    await peer.push('welcome')
    expect(peer.frames[0]).toMatchObject({ push: 'welcome' })
  })

  it('brings a message to both, with the sender’s account from the session', async () => {
    const gateway = await start()
    const { a, b, roomId, hana } = await twoInARoom(gateway)
    const reply = await a.call('message.send', message(roomId))
    expect(reply).toMatchObject({ ok: true, result: { sequence: 1 } })
    for (const peer of [a, b]) {
      expect(await peer.push('message')).toMatchObject({
        roomId,
        entry: { sequence: 1, accountId: hana.accountId, deviceId: hana.deviceId, envelope: 'AAEC' },
      })
    }
  })

  it('[SQ8] stores a message that is sent twice once, and tells nobody twice', async () => {
    const gateway = await start()
    const { a, b, roomId } = await twoInARoom(gateway)
    const sent = message(roomId)
    const first = await a.call('message.send', sent)
    const second = await a.call('message.send', sent)
    expect(second.ok && second.result).toEqual(first.ok && first.result)
    await a.call('message.send', message(roomId))
    await b.next((frame) =>
      'push' in frame && frame.push === 'message' && frame.entry.sequence === 2 ? true : undefined,
    )
    expect(b.frames.filter((frame) => 'push' in frame && frame.push === 'message')).toHaveLength(2)
  })

  it('[SQ1] refuses an envelope of a suite that nobody knows, or with two spellings', async () => {
    const gateway = await start()
    const { a, roomId } = await twoInARoom(gateway)
    for (const envelope of ['_wAA', 'AAF']) {
      expect(await a.call('message.send', { ...message(roomId), envelope })).toMatchObject({
        error: { code: 'WRF-6003' },
      })
    }
  })

  it('[S24] brings nothing of a room to who is not in it, nor to who left it', async () => {
    const gateway = await start()
    const { a, b, roomId } = await twoInARoom(gateway)
    const outsider = await gateway.connect(await (await gateway.signIn('外')).ticket())
    await outsider.push('welcome')
    await b.call('room.leave', { roomId })
    await b.push('room-left')
    await a.call('message.send', message(roomId))
    await a.push('message')
    for (const peer of [b, outsider]) {
      await peer.call('connection.ping', {})
      expect(peer.frames.filter((frame) => 'push' in frame && frame.push === 'message')).toEqual([])
      expect(await peer.call('message.send', message(roomId))).toMatchObject({ error: { code: 'WRF-6002' } })
      const page = { roomId, direction: 'after' as const, sequence: 0, limit: 10 }
      expect(await peer.call('message.history', page)).toMatchObject({ error: { code: 'WRF-6002' } })
    }
  })

  it('lets the invited decline: they are told, the members are not, and the way in is closed', async () => {
    const gateway = await start()
    const { a, b, roomId } = await twoInARoom(gateway)
    const invited = await gateway.connect(await (await gateway.signIn('外')).ticket())
    const { account } = await invited.push('welcome')
    await a.call('room.invite', { roomId, accountId: account.accountId })
    await invited.push('room')
    expect(await invited.call('room.leave', { roomId })).toMatchObject({ ok: true, result: {} })
    expect(await invited.push('room-left')).toEqual({ push: 'room-left', roomId })
    expect(await invited.call('room.leave', { roomId })).toMatchObject({ error: { code: 'WRF-6002' } })
    await b.call('connection.ping', {})
    expect(b.frames.filter((frame) => 'push' in frame && frame.push === 'member-left')).toEqual([])
  })

  it('does not tell a private room from no room', async () => {
    const gateway = await start()
    const { a, b } = await twoInARoom(gateway)
    const hidden = { ...newRoom(), visibility: 'private' as const }
    await a.call('room.create', hidden)
    const [asked, invented] = [
      await b.call('room.join', { roomId: hidden.roomId }),
      await b.call('room.join', { roomId: randomId() as RoomId }),
    ]
    expect(asked).toMatchObject({ ok: false, error: { code: 'WRF-6001' } })
    expect({ ...asked, id: 0 }).toEqual({ ...invented, id: 0 })
  })

  it('gives a room that was left no second life under its id', async () => {
    const gateway = await start()
    const { a } = await twoInARoom(gateway)
    const room = { ...newRoom(), visibility: 'private' as const }
    await a.call('room.create', room)
    await a.call('room.leave', { roomId: room.roomId })
    expect(await a.call('room.create', room)).toMatchObject({ ok: false, error: { code: 'WRF-6005' } })
  })

  it('charges a large message more than a small one', async () => {
    const gateway = await start({ limits: { commandBurst: 60, strikes: 1_000 } })
    const { a, roomId } = await twoInARoom(gateway)
    const large = { ...message(roomId), envelope: Buffer.alloc(32_000).toString('base64url') }
    const replies = []
    for (let i = 0; i < 6; i += 1)
      replies.push(await a.call('message.send', { ...large, messageId: message(roomId).messageId }))
    expect(replies.some((reply) => !reply.ok && reply.error.code === 'WRF-4103')).toBe(true)
  })

  it('tells the invited, who can then join', async () => {
    const gateway = await start()
    const { a, b, sho } = await twoInARoom(gateway)
    const room = { ...newRoom(), visibility: 'private' as const }
    await a.call('room.create', room)
    await a.call('room.invite', { roomId: room.roomId, accountId: sho.accountId })
    const invited = await b.next((frame) =>
      'push' in frame && frame.push === 'room' && frame.room.membership.state === 'invited' ? frame.room : undefined,
    )
    expect(invited.roomId).toBe(room.roomId)
    expect(await b.call('room.join', { roomId: room.roomId })).toMatchObject({ ok: true })
    expect(await a.push('member-joined')).toBeDefined()
  })

  it('tells the account’s other connections how far it has read', async () => {
    const gateway = await start()
    const { a, hana, roomId } = await twoInARoom(gateway)
    const other = await gateway.connect(await hana.ticket())
    await other.push('welcome')
    await a.call('message.send', message(roomId))
    await a.call('room.read', { roomId, sequence: 1 })
    expect(await other.push('read')).toEqual({ push: 'read', roomId, sequence: 1 })
  })

  it('ends with its session, and nothing arrives after', async () => {
    const gateway = await start()
    const { a, b, sho, roomId } = await twoInARoom(gateway)
    await sho.signOut()
    await a.call('message.send', message(roomId))
    expect(await b.closed).toEqual({ code: 4403, reason: 'WRF-4403' })
    expect(b.frames.filter((frame) => 'push' in frame && frame.push === 'message')).toEqual([])
  })

  it('ends when its session expires', async () => {
    const gateway = await start()
    const peer = await gateway.connect(await (await gateway.signIn('a')).ticket())
    await peer.push('welcome')
    gateway.skip(3_600_001)
    gateway.gateway.beat()
    expect(await peer.closed).toMatchObject({ code: 4403 })
  })

  it('ends where its other end is silent', async () => {
    const gateway = await start()
    const peer = await gateway.connect(await (await gateway.signIn('a')).ticket())
    await peer.push('welcome')
    gateway.gateway.beat()
    expect(await peer.push('heartbeat')).toBeDefined()
    gateway.skip(25_001)
    gateway.gateway.beat()
    expect(await peer.closed).toMatchObject({ code: 4408 })
  })

  it('says that it comes back, then closes with 1012, and admits nobody', async () => {
    const gateway = await start()
    const { ticket } = await gateway.signIn('a')
    const peer = await gateway.connect(await ticket())
    await peer.push('welcome')
    expect(gateway.gateway.isDraining()).toBe(false)
    const drained = gateway.gateway.drain(2_000)
    expect(gateway.gateway.isDraining()).toBe(true)
    expect(await peer.push('drain')).toMatchObject({ reconnectAfterMs: 0 })
    expect(await peer.closed).toMatchObject({ code: 1012 })
    await drained
    expect(await gateway.upgrade(good(gateway, await ticket()))).toEqual({ status: 503, code: 'WRF-3005' })
  })
})

describe('what a stranger may send', () => {
  const cases: readonly (readonly [string, (peer: Peer) => void, number])[] = [
    [
      'a binary frame',
      (peer) => {
        peer.webSocket.send(Buffer.from('{}'))
      },
      4400,
    ],
    [
      'no JSON',
      (peer) => {
        peer.webSocket.send('hello')
      },
      4400,
    ],
    [
      'JSON that is no command',
      (peer) => {
        peer.webSocket.send('[1]')
      },
      4400,
    ],
    [
      'nesting without end',
      (peer) => {
        peer.webSocket.send('['.repeat(30_000))
      },
      4400,
    ],
    [
      '65,537 bytes',
      (peer) => {
        peer.webSocket.send('x'.repeat(65_537))
      },
      4413,
    ],
    [
      'far more bytes',
      (peer) => {
        peer.webSocket.send('x'.repeat(200_000))
      },
      1009,
    ],
    [
      'a command without an id',
      (peer) => {
        peer.webSocket.send('{"type":"connection.ping","params":{}}')
      },
      4400,
    ],
  ]

  it.each(cases)('%s ends this connection with its code and disturbs nobody else', async (_what, send, code) => {
    const gateway = await start()
    const { a, b, roomId } = await twoInARoom(gateway)
    send(a)
    expect((await a.closed).code).toBe(code)
    expect(await b.call('message.send', message(roomId))).toMatchObject({ ok: true })
    expect(gateway.reported.filter(({ event }) => event === 'frameRefused')).toHaveLength(1)
    expect(JSON.stringify(gateway.reported)).not.toContain('hello')
  })

  it('a burst beyond the budget is told to wait, and goes on after', async () => {
    const gateway = await start({ limits: { commandBurst: 50, strikes: 1_000 } })
    const peer = await gateway.connect(await (await gateway.signIn('a')).ticket())
    await peer.push('welcome')
    const replies = await Promise.all(Array.from({ length: 60 }, () => peer.call('connection.ping', {})))
    const refused = replies.filter((reply) => !reply.ok)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]).toMatchObject({ error: { code: 'WRF-4103' } })
    gateway.skip(10_000)
    expect(await peer.call('connection.ping', {})).toMatchObject({ ok: true })
  })

  it('a reader that takes nothing is cut, within its bound', async () => {
    const gateway = await start({ limits: { queueBytes: 200_000, commandBurst: 10_000 } })
    const { a, b, roomId } = await twoInARoom(gateway)
    b.webSocket.pause()
    const envelope = Buffer.alloc(32_000).toString('base64url')
    for (let i = 0; i < 400 && !gateway.reported.some(({ event }) => event === 'connectionClosed'); i += 1) {
      await a.call('message.send', { ...message(roomId), envelope })
    }
    await expect.poll(() => gateway.reported.filter(({ event }) => event === 'connectionClosed')).toHaveLength(1)
    expect(await a.call('connection.ping', {})).toMatchObject({ ok: true })
  })
})
