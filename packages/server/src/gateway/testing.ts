import { createServer, request, type OutgoingHttpHeaders } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { WebSocket } from 'ws'
import type { AccountId, CommandType, DeviceId, Params, Push, ReplyFrame } from '@warifu/protocol'
import { randomId, toBase64url, randomBytes } from '@warifu/crypto'
import { createMemoryBus } from '../bus/memory.ts'
import { SESSION_ENDED } from '../bus/topics.ts'
import { systemClock, type Clock } from '../clock.ts'
import { createAddressReader } from '../guard/address.ts'
import { createAuthorize, type Authorize } from '../guard/authorize.ts'
import { createCaps, type CapLimits } from '../guard/caps.ts'
import { createHostGuard } from '../guard/host.ts'
import { createOriginGuard } from '../guard/origin.ts'
import { createTickets } from '../guard/ticket.ts'
import { createHistory } from '../rooms/history.ts'
import { createMembers } from '../rooms/members.ts'
import { createMessages } from '../rooms/messages.ts'
import { createPrivacies } from '../rooms/privacies.ts'
import { createReads } from '../rooms/reads.ts'
import { createRooms } from '../rooms/rooms.ts'
import { createTyping } from '../rooms/typing.ts'
import { createStandings } from '../rooms/standings.ts'
import { createMemoryStore } from '../store/memory.ts'
import type { Store } from '../store/store.ts'
import { createEvents } from '../watch/events.ts'
import type { Logger } from '../watch/logger.ts'
import { createMetrics } from '../watch/metrics.ts'
import { createGateway } from './gateway.ts'
import type { HandshakeGuards } from './handshake.ts'
import { createHandlers } from './handlers.ts'

/** A gateway on a real socket with memory under it, and peers that talk to it. Tests replace a guard to show an attack winning. */
export async function startGateway(
  options: {
    readonly guards?: (own: HandshakeGuards) => Partial<HandshakeGuards>
    readonly authorize?: (own: Authorize) => Authorize
    readonly caps?: CapLimits
    readonly limits?: Partial<Parameters<typeof createGateway>[0]['limits']>
    readonly store?: Store
  } = {},
) {
  const reported: { readonly event: string; readonly fields: Readonly<Record<string, unknown>> }[] = []
  let skipped = 0
  const clock: Clock = { now: () => systemClock.now() + skipped, monotonic: () => systemClock.monotonic() + skipped }
  const store = options.store ?? createMemoryStore()
  const bus = createMemoryBus(clock)
  const metrics = createMetrics()
  const write = ({ event, ...fields }: { event: string }) => reported.push({ event, fields })
  const log = { debug: write, info: write, warn: write, error: write } as unknown as Logger
  const events = createEvents({ clock, log, metrics, record: () => undefined })

  const server = createServer().listen(0, '127.0.0.1')
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  const origin = `https://${host}`

  const tickets = createTickets(bus)
  const own: HandshakeGuards = {
    host: createHostGuard([host]),
    origin: createOriginGuard([origin]),
    address: createAddressReader({ behindProxy: false, trustedProxies: [] }),
    caps: createCaps(options.caps ?? { connectionsPerAddress: 50, connectionsPerAccount: 50, connectionsTotal: 50 }),
    tickets,
    session: (sessionHash) => store.sessions.find(sessionHash, 'public', clock.now()),
  }
  const standings = createStandings(store.rooms)
  const authorize = createAuthorize(standings.of)
  const parts = { store, bus, standings, events, metrics, clock }
  const privacies = createPrivacies(parts)
  const gateway = createGateway({
    guards: { ...own, ...options.guards?.(own) },
    authorize: options.authorize?.(authorize) ?? authorize,
    handlers: createHandlers({
      accounts: store.accounts,
      rooms: createRooms(parts),
      members: createMembers(parts),
      messages: createMessages(parts),
      history: createHistory(store),
      reads: createReads({ store, bus, privacies }),
      typing: createTyping(bus, privacies),
      privacies,
      clock,
    }),
    privacies,
    rooms: store.rooms,
    bus,
    events,
    metrics,
    clock,
    limits: {
      commandBurst: 300,
      commandsPerSecond: 60,
      strikes: 5,
      queueBytes: 1_048_576,
      slowReaderMs: 10_000,
      ...options.limits,
    },
  })
  server.on('upgrade', gateway.upgrade)

  /** An account that is signed in on one device. */
  async function signIn(name: string) {
    const accountId = randomId() as AccountId
    const at = clock.now()
    await store.accounts.create({ accountId, name, nameKey: name, role: 'member', passwordHash: '', createdAt: at })
    const key = () => toBase64url(randomBytes(32))
    const sessionHash = key()
    const device = {
      deviceId: randomId() as DeviceId,
      accountId,
      signatureKey: key(),
      agreementKey: key(),
      createdAt: at,
    }
    const session = { sessionHash, accountId, audience: 'public' as const, createdAt: at, expiresAt: at + 3_600_000 }
    await store.sessions.create({ session, device })
    const { deviceId } = device
    return {
      accountId,
      deviceId,
      sessionHash,
      ticket: (forOrigin = origin) => tickets.issue({ accountId, deviceId, sessionHash, origin: forOrigin }),
      signOut: async () => {
        await store.sessions.end(sessionHash)
        await bus.publish(SESSION_ENDED, { sessionHash })
      },
    }
  }

  return {
    gateway,
    store,
    bus,
    origin,
    port,
    reported,
    metrics,
    signIn,
    skip: (ms: number) => (skipped += ms),
    connect: (ticket: string, headers: Record<string, string> = {}) =>
      connect(`ws://${host}/ws`, ['warifu.v1', `ticket.${ticket}`], { origin, ...headers }),
    upgrade: (headers: OutgoingHttpHeaders, path = '/ws', method = 'GET') => upgrade(port, path, method, headers),
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
      await bus.close()
      if (options.store === undefined) await store.close()
    },
  }
}

export type Peer = Awaited<ReturnType<typeof connect>>

/** A client that knows nothing but the wire. Resolves at the 101; rejects with the refusal's status. */
async function connect(url: string, protocols: string[], headers: Record<string, string>) {
  const webSocket = new WebSocket(url, protocols, { headers })
  const frames: (Push | ReplyFrame)[] = []
  const waiting = new Set<() => void>()
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    webSocket.on('close', (code, reason) => {
      resolve({ code, reason: reason.toString() })
    })
  })
  webSocket.on('message', (data: Buffer) => {
    frames.push(JSON.parse(data.toString()) as Push | ReplyFrame)
    for (const look of waiting) look()
  })
  await new Promise((resolve, reject) => {
    webSocket.on('open', resolve)
    webSocket.on('error', reject)
  })

  /** The first frame for which `pick` has an answer, now or later. */
  function next<Found>(pick: (frame: Push | ReplyFrame) => Found | undefined): Promise<Found> {
    return new Promise((resolve) => {
      const look = () => {
        for (const frame of frames) {
          const found = pick(frame)
          if (found === undefined) continue
          waiting.delete(look)
          resolve(found)
          return
        }
      }
      waiting.add(look)
      look()
    })
  }

  let lastId = 0
  return {
    webSocket,
    frames,
    closed,
    next,
    push: <Name extends Push['push']>(name: Name) =>
      next((frame) => ('push' in frame && frame.push === name ? (frame as Extract<Push, { push: Name }>) : undefined)),
    call: <Type extends CommandType>(type: Type, params: Params<Type>): Promise<ReplyFrame> => {
      const id = (lastId += 1)
      webSocket.send(JSON.stringify({ id, type, params }))
      return next((frame) => ('id' in frame && frame.id === id ? frame : undefined))
    },
  }
}

/** A raw upgrade request: what was answered. */
function upgrade(port: number, path: string, method: string, headers: OutgoingHttpHeaders) {
  return new Promise<{ status: number; code: string | null }>((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, method, headers, setHost: false })
    sent.on('upgrade', (_response, socket) => {
      socket.destroy()
      resolve({ status: 101, code: null })
    })
    sent.on('response', (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () => {
        const { code } = JSON.parse(body) as { code: string }
        resolve({ status: response.statusCode ?? 0, code })
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}
