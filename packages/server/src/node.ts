import { createGateway, type Gateway } from './gateway/gateway.ts'
import type { HandshakeGuards } from './gateway/handshake.ts'
import { createHandlers } from './gateway/handlers.ts'
import { createAddressReader } from './guard/address.ts'
import { createCaps } from './guard/caps.ts'
import { createHostGuard } from './guard/host.ts'
import { createOriginGuard } from './guard/origin.ts'
import { createTickets } from './guard/ticket.ts'
import type { App } from './http/app.ts'
import type { Assets } from './http/assets.ts'
import { createReadiness } from './http/health.ts'
import { createOperatorApp, createSocketApp } from './http/operator/router.ts'
import { createPublicApp } from './http/router.ts'
import type { Config } from './config/schema.ts'
import type { Reach } from './origins.ts'
import { createHistory } from './rooms/history.ts'
import { createMembers } from './rooms/members.ts'
import { createMessages } from './rooms/messages.ts'
import { createPrivacies } from './rooms/privacies.ts'
import { createReads } from './rooms/reads.ts'
import { createRooms } from './rooms/rooms.ts'
import { createTyping } from './rooms/typing.ts'
import type { System } from './system.ts'
import { version } from './version.ts'

export type NodeParts = {
  readonly config: Config
  readonly system: System
  readonly assets: Assets
  readonly reach: { readonly public: Reach; readonly operator: Reach }
  readonly sendHsts: boolean
  /** Tests replace a guard here to show that an attack wins without it. No option reaches this. */
  readonly unsafeGuards: ((own: HandshakeGuards) => Partial<HandshakeGuards>) | undefined
}

/** What answers on the listeners. */
export type Node = {
  readonly gateway: Gateway
  readonly publicApp: App
  readonly operatorApp: App
  readonly socketApp: App
}

/** Puts guards, rooms, gateway and apps together. Pure wiring: nothing listens, nothing is read. */
export function composeNode({ config, system, assets, reach, sendHsts, unsafeGuards }: NodeParts): Node {
  const { store, bus, clock, events, metrics, identity, standings, authorize } = system
  const addresses = createAddressReader(config)
  const tickets = createTickets(bus)
  const hosts = createHostGuard(reach.public.hosts)
  const origins = createOriginGuard(reach.public.origins)

  const guards: HandshakeGuards = {
    host: hosts,
    origin: origins,
    address: addresses,
    caps: createCaps(config.limits),
    tickets,
    session: (sessionHash) => identity.sessions.byHash(sessionHash, 'public'),
  }
  const shared = { store, bus, standings, events, metrics, clock }
  const privacies = createPrivacies(shared)
  const gateway = createGateway({
    guards: { ...guards, ...unsafeGuards?.(guards) },
    authorize,
    handlers: createHandlers({
      accounts: identity.accounts,
      rooms: createRooms(shared),
      members: createMembers(shared),
      messages: createMessages(shared),
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
    limits: config.limits,
  })
  const ready = createReadiness(store, gateway.isDraining)

  return {
    gateway,
    publicApp: createPublicApp({
      hosts,
      origins,
      addresses,
      tickets,
      authorize,
      identity,
      assets,
      ready,
      version,
      events,
      clock,
      sendHsts,
    }),
    operatorApp: createOperatorApp({
      hosts: createHostGuard(reach.operator.hosts),
      origins: createOriginGuard(reach.operator.origins),
      // No proxy is named for this listener: whoever is on this machine cannot say that they are somewhere else.
      addresses: createAddressReader({ behindProxy: false, trustedProxies: [] }),
      identity,
      registry: metrics.registry,
      ready,
      events,
      clock,
    }),
    socketApp: createSocketApp({ identity, ready, events }),
  }
}
