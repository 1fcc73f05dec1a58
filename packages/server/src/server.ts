import type { DestinationStream } from 'pino'
import { limits } from '@warifu/protocol'
import type { Clock } from './clock.ts'
import { publicOrigin, type Config } from './config/schema.ts'
import type { HandshakeGuards } from './gateway/handshake.ts'
import type { App } from './http/app.ts'
import { loadAssets, webFolder } from './http/assets.ts'
import { createReadiness } from './http/health.ts'
import { listen } from './http/listener.ts'
import { createSocketApp } from './http/operator/router.ts'
import { listenOnSocket } from './http/operator/unix-socket.ts'
import { placesByAddress } from './http/places.ts'
import { sendsHsts } from './http/response-headers.ts'
import type { Installation } from './install/installation.ts'
import { composeNode, type Node } from './node.ts'
import { reachOf } from './origins.ts'
import { openSystem } from './system.ts'
import { version } from './version.ts'
import { describeFault } from './watch/fault.ts'

export type ServerParts = {
  readonly config: Config
  readonly installation: Installation
  readonly clock: Clock
  readonly logDestination: DestinationStream
  /** Told once, where the database failed for good: the server refuses everything until it is started anew. */
  readonly onFatal: (error: Error) => void
}

export type RunningServer = {
  readonly publicUrl: string
  readonly operatorUrl: string
  /** Until somebody has used it: a link that makes the first operator, good once, for 30 minutes. */
  readonly firstOperatorLink: string | null
  /** Drains: clients are told to come back, requests finish, the database is let go. */
  readonly stop: (reason: string) => Promise<void>
}

/** How much time a crash can take from the clock's mark. */
const CLOCK_KEPT_MS = 60_000
const DRAIN_MS = 2_000
const CLOSE_MS = 2_000
const OPERATOR_HOST = '127.0.0.1'
const OPERATOR_NAMES = ['localhost', OPERATOR_HOST]
const MOST_OPERATOR_CONNECTIONS = 256
/** A browser holds a few TCP connections beside its WebSocket. */
const TCP_PER_PLACE = 4

/**
 * Starts everything, ports first.
 * @param unsafeGuards for tests: replaces a guard to show that an attack wins without it. No option reaches this.
 * @throws StartError, having let go of what it began, but not of the installation
 */
export async function startServer(
  parts: ServerParts,
  unsafeGuards?: (own: HandshakeGuards) => Partial<HandshakeGuards>,
): Promise<RunningServer> {
  const { config, installation } = parts
  const { tls } = installation
  const mostTcp = TCP_PER_PLACE * config.limits.connectionsTotal
  const listenerTls = tls.mode === 'none' ? null : { cert: tls.cert, key: tls.key.reveal() }
  const assets = loadAssets(webFolder())
  await using undo = new AsyncDisposableStack()

  // With port 0 the public URL is known only when the port is. Who comes before all is ready waits a moment.
  const node = Promise.withResolvers<Node>()
  node.promise.catch(() => undefined)
  const listener = await listen({
    tls: listenerTls,
    host: config.host,
    port: config.port,
    app: { fetch: async (...request) => (await node.promise).publicApp.fetch(...request) },
    onUpgrade: (...upgrade) => void node.promise.then(({ gateway }) => gateway.upgrade(...upgrade)),
    places: placesByAddress(
      config.behindProxy ? mostTcp : TCP_PER_PLACE * config.limits.connectionsPerAddress,
      mostTcp,
    ),
  })
  undo.defer(() => listener.close(0))
  const operatorListener = await listen({
    tls: listenerTls,
    host: OPERATOR_HOST,
    port: config.operatorPort,
    app: { fetch: async (...request) => (await node.promise).operatorApp.fetch(...request) },
    onUpgrade: undefined,
    places: placesByAddress(MOST_OPERATOR_CONNECTIONS, MOST_OPERATOR_CONNECTIONS),
  })
  undo.defer(() => operatorListener.close(0))

  const publicUrl = publicOrigin(config, listener.port)
  const operatorUrl = `${tls.mode === 'none' ? 'http' : 'https'}://localhost:${operatorListener.port}`
  const system = await openSystem({ ...parts, publicUrl })
  undo.defer(() => system.close())
  const composed = composeNode({
    config,
    system,
    assets,
    reach: {
      public: reachOf(publicUrl, tls.mode === 'none' ? [] : tls.names, listener.port),
      operator: reachOf(operatorUrl, OPERATOR_NAMES, operatorListener.port),
    },
    sendHsts: sendsHsts(tls.mode !== 'none' && tls.isPubliclyTrusted, publicUrl),
    unsafeGuards,
  })
  const socket = await listenOnSocket(installation.socketFile, composed.socketApp)
  undo.defer(() => socket.close())
  const setup = await system.identity.links.forSetup()

  node.resolve(composed)
  const heartbeat = setInterval(composed.gateway.beat, limits.heartbeatMs)
  const clockKeeper = setInterval(() => {
    system.clock.persist().catch((error: unknown) => {
      system.events.internalError({ where: 'clock', error: describeFault(error) })
    })
  }, CLOCK_KEPT_MS)
  system.events.serverStarted({ version, publicUrl })
  undo.move()

  return {
    publicUrl,
    operatorUrl,
    firstOperatorLink: setup?.url ?? null,
    stop: async (reason) => {
      clearInterval(heartbeat)
      clearInterval(clockKeeper)
      await composed.gateway.drain(DRAIN_MS)
      await Promise.all([listener.close(CLOSE_MS), operatorListener.close(CLOSE_MS), socket.close()])
      system.events.serverStopped({ reason })
      await system.close()
    },
  }
}

/** The operator routes without a server, for the command line. Whoever calls it holds the data folder's lock. */
export async function openOffline(
  parts: ServerParts,
): Promise<{ readonly app: App; readonly close: () => Promise<void> }> {
  const { config } = parts
  const system = await openSystem({ ...parts, publicUrl: publicOrigin(config, config.port) })
  const ready = createReadiness(system.store, () => false)
  return { app: createSocketApp({ ...system, ready }), close: system.close }
}
