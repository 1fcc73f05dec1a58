import type { Registry } from 'prom-client'
import type { Clock } from '../../clock.ts'
import type { AddressReader } from '../../guard/address.ts'
import type { HostGuard } from '../../guard/host.ts'
import type { OriginGuard } from '../../guard/origin.ts'
import { createRate, type Rate } from '../../guard/rate.ts'
import type { Identity } from '../../identity/identity.ts'
import type { SessionContext } from '../../store/store.ts'
import type { Events } from '../../watch/events.ts'
import { createApp, type App } from '../app.ts'
import { OPERATOR_COOKIE } from '../cookie.ts'
import { socketDoor, webDoor, type CommandLine } from '../door.ts'
import { healthPaths, type Readiness } from '../health.ts'
import { API_RATE } from '../router.ts'
import { sessionEndpoints } from '../sign-in.ts'
import { accountEndpoints } from './accounts.ts'
import { metricsPath } from './metrics.ts'

export type OperatorAppParts = {
  readonly hosts: HostGuard
  readonly origins: OriginGuard
  readonly addresses: AddressReader
  readonly identity: Identity
  readonly registry: Pick<Registry, 'contentType' | 'metrics'>
  readonly ready: Readiness
  readonly events: Events
  readonly clock: Clock
}

/**
 * The operator listener, on loopback: sessions of their own, with a cookie and an audience of their own [TK1], and only for
 * operators. Under localhost it never sends HSTS.
 */
export function createOperatorApp(parts: OperatorAppParts, rate: Rate = createRate(API_RATE)): App {
  const { hosts, origins, addresses, identity, registry, ready, events, clock } = parts
  const door = webDoor({
    hosts,
    origins,
    rate,
    cookieName: OPERATOR_COOKIE,
    findSession: (cookie) => identity.sessions.find(cookie, 'operator'),
    operatorsOnly: true,
  })
  return createApp({
    door,
    addresses,
    endpoints: [
      ...sessionEndpoints({ identity, events, clock, audience: 'operator', cookieName: OPERATOR_COOKIE }),
      ...accountEndpoints<SessionContext>(identity, ({ account }) => account.accountId),
    ],
    paths: [...healthPaths(ready), metricsPath(registry)],
    assets: null,
    events,
    sendHsts: false,
  })
}

export type SocketAppParts = {
  readonly identity: Pick<Identity, 'accounts' | 'links'>
  readonly ready: Readiness
  readonly events: Events
}

/** The operator routes for the command line: behind the Unix socket, or in-process where no server runs. */
export function createSocketApp({ identity, ready, events }: SocketAppParts): App {
  return createApp({
    door: socketDoor,
    addresses: { read: () => ({ address: 'command line', group: 'command line' }) },
    endpoints: accountEndpoints<CommandLine>(identity, (caller) => caller),
    paths: healthPaths(ready),
    assets: null,
    events,
    sendHsts: false,
  })
}
