import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { codes, encodePush, limits, SUBPROTOCOL, type AccountId, type ConnectionId } from '@warifu/protocol'
import { randomId } from '@warifu/crypto'
import type { Bus } from '../bus/bus.ts'
import { accountTopic, SESSION_ENDED, WORKSPACE } from '../bus/topics.ts'
import type { Clock } from '../clock.ts'
import { refusalOf } from '../failure.ts'
import type { Authorize } from '../guard/authorize.ts'
import { createBudget, type BudgetLimits } from '../guard/budget.ts'
import { isRefusal } from '../refusal.ts'
import type { Privacies } from '../rooms/privacies.ts'
import type { Store } from '../store/store.ts'
import type { Events } from '../watch/events.ts'
import { describeFault } from '../watch/fault.ts'
import type { Metrics } from '../watch/metrics.ts'
import { createAccountNewsroom } from './account-news.ts'
import { createConnection, type Connection } from './connection.ts'
import { drainAll } from './drain.ts'
import { createFanout } from './fanout.ts'
import type { DomainHandlers } from './handler.ts'
import { addressOf, admit, type Admission, type HandshakeGuards } from './handshake.ts'
import { createFlusher, type OutletLimits } from './outlet.ts'
import { createPresence, withPresence } from './presence.ts'
import { createReceive } from './receive.ts'
import { refuseUpgrade } from './refuse-upgrade.ts'
import { createRoster } from './roster.ts'
import { textFrame } from './wire.ts'

/** Everything between an upgrade request and the rooms. */
export type Gateway = {
  /** Takes a request to `/ws`. Never throws; the stream is answered or destroyed. */
  readonly upgrade: (request: IncomingMessage, stream: Duplex, head: Buffer) => void
  /** One heartbeat of every connection; called every `limits.heartbeatMs`. */
  readonly beat: () => void
  /** From the call of `drain` on. */
  readonly isDraining: () => boolean
  /** Tells everybody to come back, closes with 1012, and resolves when nobody is left or after `deadlineMs`. */
  readonly drain: (deadlineMs: number) => Promise<void>
}

export type GatewayParts = {
  readonly guards: HandshakeGuards
  readonly authorize: Authorize
  readonly handlers: DomainHandlers
  readonly privacies: Pick<Privacies, 'of' | 'known'>
  readonly rooms: Pick<Store['rooms'], 'joined' | 'view'>
  readonly bus: Pick<Bus, 'subscribe'>
  readonly events: Events
  readonly metrics: Metrics
  readonly clock: Clock
  readonly limits: BudgetLimits & OutletLimits
}

/** Changes of presence are told together, at most this late [PR3]. */
const PRESENCE_GATHER_MS = 1_000

export function createGateway(parts: GatewayParts): Gateway {
  const { bus, clock, events, guards, metrics, privacies } = parts
  const flusher = createFlusher()
  const roster = createRoster()
  const fanout = createFanout({
    bus,
    flusher,
    metrics,
    privacies,
    onChanged: (roomId, accountIds) => {
      for (const accountId of accountIds) newsroom.hear(accountId, { kind: 'room', roomId })
    },
  })
  const presence = createPresence({
    roster,
    privacies,
    soon: (run) => void setTimeout(run, PRESENCE_GATHER_MS).unref(),
  })
  const newsroom = createAccountNewsroom({ roster, fanout, rooms: parts.rooms, presence, events })
  const receive = createReceive({ ...parts, handlers: withPresence(parts.handlers, presence) })
  const subscriptions = new Map<AccountId, () => void>()
  let draining = false

  bus.subscribe(WORKSPACE, newsroom.hearAll)
  bus.subscribe(SESSION_ENDED, ({ sessionHash }) => {
    for (const connection of roster.all()) if (connection.sessionHash === sessionHash) connection.close('session-ended')
  })

  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    // Twice the limit, so that a frame a little too large is answered with our code; ws itself ends what is larger.
    maxPayload: 2 * limits.frameBytes,
    maxFragments: 1_024,
    maxBufferedChunks: 4_096,
    handleProtocols: () => SUBPROTOCOL,
  })

  async function take(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    const admission = await admit(request, draining, guards)
    if (isRefusal(admission)) {
      const { address } = addressOf(request, guards.address)
      events.upgradeRefused({ code: codes[admission.refused].code, address })
      return refuseUpgrade(stream, admission)
    }
    const release = once(() => {
      for (const place of admission.places) place.release()
    })
    stream.once('close', release)
    if (stream.destroyed) return release()
    webSockets.handleUpgrade(request, stream, head, (webSocket) => {
      open(webSocket, stream, admission)
    })
  }

  function open(webSocket: WebSocket, stream: Duplex, { holder, session, address }: Admission): void {
    const { accountId, deviceId, sessionHash } = holder
    const connectionId = randomId() as ConnectionId
    const connection = createConnection({
      connectionId,
      holder: { accountId, deviceId, role: session.account.role },
      sessionHash,
      expiresAt: session.session.expiresAt,
      budget: createBudget(parts.limits, clock),
      webSocket,
      stream,
      flusher,
      outletLimits: parts.limits,
      clock,
      onText: (text, bytes) => {
        receive(connection, text, bytes)
      },
      onRefused: (code) => {
        events.frameRefused({ connectionId, code: codes[code].code })
      },
      onClosed: (close) => {
        remove(connection)
        metrics.connections.dec()
        events.connectionClosed({ connectionId, accountId, close })
      },
    })
    metrics.connections.inc()
    add(connection)
    events.connectionOpened({ connectionId, accountId, deviceId, address: address.address })
    welcome(connection, session).catch((error: unknown) => {
      events.internalError({ where: 'welcome', error: describeFault(error) })
      connection.close('internal-error')
    })
  }

  function add(connection: Connection): void {
    const { accountId } = connection.holder
    if (!roster.add(connection)) return
    const unsubscribe = bus.subscribe(accountTopic(accountId), (news) => {
      newsroom.hear(accountId, news)
    })
    subscriptions.set(accountId, unsubscribe)
  }

  function remove(connection: Connection): void {
    const { accountId } = connection.holder
    fanout.leaveAll(connection)
    presence.left(connection)
    if (!roster.remove(connection)) return
    subscriptions.get(accountId)?.()
    subscriptions.delete(accountId)
  }

  /** Everything is followed before the welcome leaves: what a client asks for after it can have no gap before it. */
  async function welcome(connection: Connection, { account }: Admission['session']): Promise<void> {
    const { accountId, name, role } = account
    // The session may have ended between the ticket and the subscription; asked now, no end can be missed.
    if ((await guards.session(connection.sessionHash)) === null) return connection.close('session-ended')
    // Before anything is followed: what the account does not share, it is not told.
    await privacies.of(accountId)
    await newsroom.arrive(connection)
    // It may be gone already; then nobody hears that it came.
    if (roster.all().has(connection)) presence.arrived(connection)
    connection.welcome(
      textFrame(
        encodePush({
          push: 'welcome',
          connectionId: connection.connectionId,
          account: { accountId, name, role },
          deviceId: connection.holder.deviceId,
          at: clock.now(),
          heartbeatMs: limits.heartbeatMs,
        }),
      ),
    )
  }

  return {
    upgrade: (request, stream, head) => {
      // Before anything is awaited: a stream that fails without a listener would end the process.
      stream.on('error', () => stream.destroy())
      take(request, stream, head).catch((error: unknown) => {
        events.internalError({ where: 'upgrade', error: describeFault(error) })
        refuseUpgrade(stream, refusalOf(error))
      })
    },
    beat: () => {
      const frame = textFrame(encodePush({ push: 'heartbeat', at: clock.now() }))
      let queued = 0
      for (const connection of roster.all()) {
        connection.beat(frame)
        queued += connection.backlog()
      }
      metrics.queuedBytes.set(queued)
    },
    isDraining: () => draining,
    drain: (deadlineMs) => {
      draining = true
      return drainAll(roster, deadlineMs)
    },
  }
}

function once(run: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    run()
  }
}
