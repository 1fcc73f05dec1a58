import type { Clock } from '../clock.ts'
import type { AddressReader } from '../guard/address.ts'
import type { Authorize } from '../guard/authorize.ts'
import type { HostGuard } from '../guard/host.ts'
import type { OriginGuard } from '../guard/origin.ts'
import { createRate, type Rate } from '../guard/rate.ts'
import type { Tickets } from '../guard/ticket.ts'
import type { Identity } from '../identity/identity.ts'
import type { Events } from '../watch/events.ts'
import { createApp, type App } from './app.ts'
import type { Assets } from './assets.ts'
import { PUBLIC_COOKIE } from './cookie.ts'
import { cspReportPath } from './csp-report.ts'
import { webDoor } from './door.ts'
import { connectCheckPath, healthPaths, type Readiness } from './health.ts'
import { inviteEndpoint } from './invite.ts'
import { openapiPath } from './openapi.ts'
import { linkEndpoints, sessionEndpoints } from './sign-in.ts'
import { ticketEndpoint } from './ticket.ts'
import { upgradePath } from './upgrade-path.ts'

export type PublicAppParts = {
  readonly hosts: HostGuard
  readonly origins: OriginGuard
  readonly addresses: AddressReader
  readonly tickets: Pick<Tickets, 'issue'>
  readonly authorize: Authorize
  readonly identity: Identity
  readonly assets: Assets
  readonly ready: Readiness
  readonly version: string
  readonly events: Events
  readonly clock: Clock
  /** See `sendsHsts`. */
  readonly sendHsts: boolean
}

/** A minute's requests to the API: an office behind one address comes back from a restart within it. */
export const API_RATE = { perGroup: 2_000, total: 600_000, seconds: 60 } as const
/** Asked by somebody who cannot connect and wants to know why. */
const CHECK_RATE = { perGroup: 60, total: 6_000, seconds: 60 } as const
/** Policies are broken by us or by nobody; what comes beyond this tells nothing new. */
const REPORT_RATE = { perGroup: 30, total: 1_000, seconds: 60 } as const

/** The public listener: the API, the pages, what balancers and browsers ask. */
export function createPublicApp(parts: PublicAppParts, rate: Rate = createRate(API_RATE)): App {
  const { hosts, origins, addresses, tickets, authorize, identity, assets, ready, events, clock, sendHsts } = parts
  const door = webDoor({
    hosts,
    origins,
    rate,
    cookieName: PUBLIC_COOKIE,
    findSession: (cookie) => identity.sessions.find(cookie, 'public'),
    operatorsOnly: false,
  })
  const session = { identity, events, clock, audience: 'public', cookieName: PUBLIC_COOKIE } as const

  return createApp({
    door,
    addresses,
    endpoints: [
      ...sessionEndpoints(session),
      ...linkEndpoints(session),
      ticketEndpoint({ devices: identity.devices, tickets, events }),
      inviteEndpoint({ devices: identity.devices, links: identity.links, authorize }),
    ],
    paths: [
      ...healthPaths(ready),
      // Asked by pages of any origin, so it has a budget of its own: nobody's visitors spend what their sign-in needs.
      connectCheckPath({ door: { identify: door.identify, rate: createRate(CHECK_RATE) }, origins, clock }),
      cspReportPath(createRate(REPORT_RATE), events),
      openapiPath(parts.version),
      upgradePath,
    ],
    assets,
    events,
    sendHsts,
  })
}
