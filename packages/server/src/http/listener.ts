import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse, type Http2Session } from 'node:http2'
import { Socket, type AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import type { Place } from '../guard/caps.ts'
import { isRefusal, refuse, type Refusal } from '../refusal.ts'
import { StartError } from '../config/start-error.ts'
import type { App } from './app.ts'
import { peerOf } from './peer.ts'
import { problem } from './respond.ts'

export type ListenerTls = {
  /** PEM, the server's certificate first. */
  readonly cert: string
  readonly key: Uint8Array
}

export type ListenOptions = {
  /** Null: plain HTTP/1.1, for a proxy on this machine; the configuration has made sure that `host` is loopback. */
  readonly tls: ListenerTls | null
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  readonly app: App
  /** Takes an HTTP/1.1 upgrade request, whatever its path. Undefined: nothing is upgraded here, such a request is like any other. */
  readonly onUpgrade: ((request: IncomingMessage, stream: Duplex, head: Buffer) => void) | undefined
  /** A place for a TCP connection, by the address of its peer: one address must not take what everybody needs. */
  readonly places: (remoteAddress: string | undefined) => Place | Refusal
}

export type Listener = {
  readonly port: number
  /** Stops accepting, lets requests finish, ends idle connections; after `deadlineMs` ends all. */
  readonly close: (deadlineMs: number) => Promise<void>
}

/** Authenticated encryption with forward secrecy only; TLS 1.3 first (RFC 9325 sections 3.1 and 4.2). */
const TLS_RULES = {
  minVersion: 'TLSv1.2',
  ciphers: [
    'TLS_AES_128_GCM_SHA256',
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-RSA-AES128-GCM-SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-RSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-CHACHA20-POLY1305',
    'ECDHE-RSA-CHACHA20-POLY1305',
  ].join(':'),
  ecdhCurve: 'X25519MLKEM768:X25519:P-256',
  honorCipherOrder: true,
  handshakeTimeout: 10_000,
} as const

/** What one HTTP/2 connection may cost before it is ended. Rapid resets are bounded by nghttp2's own default. */
const HTTP2_RULES = {
  settings: { maxConcurrentStreams: 100, enablePush: false, maxHeaderListSize: 16_384 },
  maxSettings: 32,
  maxSessionMemory: 10,
  maxHeaderListPairs: 100,
  maxOutstandingPings: 4,
  maxSessionInvalidFrames: 100,
  maxSessionRejectedStreams: 50,
  unknownProtocolTimeout: 5_000,
} as const

/** How long somebody may take over something, in milliseconds. */
const HTTP_RULES = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 30_000,
  /** Silence on a connection, also of one who does not read its answer. */
  timeout: 60_000,
  // Node would drop the rest in silence; the guard counts and refuses.
  maxHeadersCount: 0,
}
const MAX_HEADER_BYTES = 16_384
/** An HTTP/2 connection that was told to go has this long for what is still under way. */
const GOODBYE_MS = 5_000

type Incoming = IncomingMessage | Http2ServerRequest
type Outgoing = ServerResponse | Http2ServerResponse

/** @throws StartError `port-in-use`, `port-forbidden` */
export async function listen(options: ListenOptions): Promise<Listener> {
  const answer = getRequestListener((request, { incoming }) => options.app.fetch(request, peerOf(incoming)), {
    overrideGlobalObjects: false,
    // A missing Host is the host guard's to refuse; this name only lets the request get there.
    hostname: 'host.missing',
    // A request line or Host that no URL can be made of.
    errorHandler: () => problem(refuse('headers-refused')),
  })
  const server = options.tls === null ? plainServer() : secureServer(options.tls)
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    const place = options.places(socket.remoteAddress)
    if (isRefusal(place)) return socket.destroy()
    socket.once('close', place.release)
    keepIn(sockets)(socket)
  })
  // Browsers open some in reserve, and Node does not count one as idle before its first request.
  const reserve = new Set<Socket>()
  const keep = keepIn(reserve)
  server.on(options.tls === null ? 'connection' : 'secureConnection', (socket: Socket | TLSSocket) => {
    if (!('alpnProtocol' in socket) || socket.alpnProtocol !== 'h2') keep(socket)
  })
  server.on('request', (request: Incoming, response: Outgoing) => {
    reserve.delete(request.socket)
    void answer(request, response)
  })
  const { onUpgrade } = options
  if (onUpgrade !== undefined) {
    server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
      // Node no longer listens to this stream, and whoever takes it may take a moment: a reset must not end the process.
      stream.on('error', () => stream.destroy())
      reserve.delete(request.socket)
      onUpgrade(request, stream, head)
    })
  }
  const port = await bind(server, options)
  return {
    port,
    close: async (deadlineMs) => {
      for (const socket of reserve) socket.destroy()
      await close(server, sockets, deadlineMs)
    },
  }
}

const keepIn = (sockets: Set<Socket>) => (socket: Socket) => {
  sockets.add(socket)
  socket.once('close', () => sockets.delete(socket))
}

function plainServer() {
  return Object.assign(createServer({ maxHeaderSize: MAX_HEADER_BYTES, requireHostHeader: false }), HTTP_RULES)
}

function secureServer({ cert, key }: ListenerTls) {
  const options = { ...TLS_RULES, ...HTTP2_RULES, allowHTTP1: true, cert, key: Buffer.from(key) }
  const server = createSecureServer(options)
  server.on('timeout', (silent: Socket | Http2Session) => {
    if (silent instanceof Socket) return silent.destroy()
    silent.close()
    setTimeout(() => {
      silent.destroy()
    }, GOODBYE_MS).unref()
  })
  // Its HTTP/1.1 side reads these from the server itself.
  return Object.assign(server, HTTP_RULES)
}

type AnyServer = ReturnType<typeof plainServer> | ReturnType<typeof secureServer>

async function bind(server: AnyServer, { host, port }: ListenOptions): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  server.once('error', reject)
  server.listen({ host, port }, () => {
    resolve(undefined)
  })
  try {
    await promise
  } catch (cause) {
    throw startError(cause, host, port)
  } finally {
    server.off('error', reject)
  }
  // A server that listens on a port has an AddressInfo; strings are for pipes.
  return (server.address() as AddressInfo).port
}

function startError(cause: unknown, host: string, port: number): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'EADDRINUSE')
    return new StartError({ codeName: 'port-in-use', host, port, holder: undefined }, { cause })
  if (code === 'EACCES') return new StartError({ codeName: 'port-forbidden', host, port }, { cause })
  return cause
}

async function close(server: AnyServer, sockets: ReadonlySet<Socket>, deadlineMs: number): Promise<void> {
  // Idle connections end at once; those that are answering end when they have.
  server.keepAliveTimeout = 1
  const { promise, resolve } = Promise.withResolvers<undefined>()
  server.close(() => {
    resolve(undefined)
  })
  const deadline = setTimeout(() => {
    for (const socket of sockets) socket.destroy()
  }, deadlineMs)
  await promise
  clearTimeout(deadline)
}
