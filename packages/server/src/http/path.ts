import type { HttpCodeName, RouteDefinition } from '@warifu/protocol'
import type { ClientAddress } from '../guard/address.ts'
import type { RequestHeaders } from '../guard/headers.ts'
import type { Refusal } from '../refusal.ts'
import type { Peer } from './peer.ts'

/** A request that was meant for this host, and nothing more asked yet. */
export type Arrival = {
  readonly request: Request
  readonly headers: RequestHeaders
  readonly address: ClientAddress
  readonly peer: Peer
}

/** A path that is answered. HEAD comes with GET. */
export type Path = Pick<RouteDefinition, 'method' | 'path'> & {
  readonly serve: (arrival: Arrival) => Promise<Response | Refusal<HttpCodeName>>
}
