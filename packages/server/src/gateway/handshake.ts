import type { IncomingMessage } from 'node:http'
import { SUBPROTOCOL, TICKET_PREFIX, WEB_SOCKET_PATH, type HttpCodeName } from '@warifu/protocol'
import type { AddressReader, ClientAddress } from '../guard/address.ts'
import type { Caps, Place } from '../guard/caps.ts'
import { readHeaders, type RequestHeaders } from '../guard/headers.ts'
import type { HostGuard } from '../guard/host.ts'
import type { OriginGuard } from '../guard/origin.ts'
import { isRefusal, refuse, type Refusal } from '../refusal.ts'
import type { TicketHolder, Tickets } from '../guard/ticket.ts'
import type { SessionContext } from '../store/store.ts'

/** Everything that is asked before a connection exists. Replaceable one by one, so that tests can show each attack winning. */
export type HandshakeGuards = {
  readonly host: HostGuard
  readonly origin: OriginGuard
  readonly address: AddressReader
  readonly caps: Caps
  readonly tickets: Pick<Tickets, 'redeem'>
  /** The session behind a ticket, as it is now: it may have ended since the ticket was issued. */
  readonly session: (sessionHash: string) => Promise<SessionContext | null>
}

export type Admission = {
  readonly holder: TicketHolder
  readonly session: SessionContext
  readonly address: ClientAddress
  /** The places taken; whoever gets the admission gives them back. */
  readonly places: readonly Place[]
}

/** 16 bytes in base64 (RFC 6455 section 4.1). */
const KEY = /^[A-Za-z0-9+/]{22}==$/

/** A request's address, also where it is refused: the log wants to know. */
export const addressOf = (request: IncomingMessage, guard: AddressReader): ClientAddress => {
  const forwardedFor = request.headers['x-forwarded-for']
  return guard.read(request.socket.remoteAddress, Array.isArray(forwardedFor) ? forwardedFor.join(',') : forwardedFor)
}

/**
 * Admits an upgrade request or says why not, before the 101 [TK2] [TK3]. One guard after the other, cheapest first. The ticket is
 * used up after all that can be told without knowing whose it is; its session and the places of its account are asked after it.
 */
export async function admit(
  request: IncomingMessage,
  draining: boolean,
  guards: HandshakeGuards,
): Promise<Admission | Refusal<HttpCodeName>> {
  const headers = readHeaders(request.rawHeaders, 1)
  if (isRefusal(headers)) return headers
  const foreign = guards.host.check(headers.host)
  if (foreign !== null) return foreign
  if (request.url !== WEB_SOCKET_PATH) return refuse('path-unknown')
  if (request.method !== 'GET') return refuse('method-refused')
  if (draining) return refuse('draining', { retryAfterMs: 1_000 })

  const origin = headers.get('origin')
  // Programs send no Origin and may only bring a bearer token; pages must bring an Origin and may not [TK2].
  if (origin === undefined || headers.get('authorization') !== undefined) return refuse('bearer-unavailable')
  const crossSite = guards.origin.check(origin)
  if (crossSite !== null) return crossSite

  const malformed = checkProtocol(headers)
  if (malformed !== null) return malformed
  const ticket = offeredTicket(headers.get('sec-websocket-protocol') ?? '')
  if (isRefusal(ticket)) return ticket

  const address = addressOf(request, guards.address)
  const place = guards.caps.takeAddress(address.group)
  if (isRefusal(place)) return place
  const admitted = await redeem(ticket, origin, guards)
  if (!isRefusal(admitted)) return { ...admitted, address, places: [place, ...admitted.places] }
  place.release()
  return admitted
}

function checkProtocol(
  headers: RequestHeaders,
): Refusal<'upgrade-required' | 'version-refused' | 'headers-refused'> | null {
  if (headers.get('upgrade')?.toLowerCase() !== 'websocket') return refuse('upgrade-required')
  if (headers.get('sec-websocket-version') !== '13') return refuse('version-refused')
  if (!KEY.test(headers.get('sec-websocket-key') ?? ''))
    return refuse('headers-refused', { issues: ['sec-websocket-key'] })
  return null
}

/** Exactly `warifu.v1` and one ticket, in either order. Bounded by the header size, split on one character: nothing to backtrack. */
function offeredTicket(header: string): string | Refusal<'subprotocol-refused' | 'ticket-missing'> {
  const offered = header.split(',').map((name) => name.trim())
  if (!offered.includes(SUBPROTOCOL)) return refuse('subprotocol-refused')
  const tickets = offered.filter((name) => name.startsWith(TICKET_PREFIX))
  const [ticket] = tickets
  if (ticket === undefined) return refuse('ticket-missing')
  if (tickets.length !== 1 || offered.length !== 2) return refuse('subprotocol-refused')
  return ticket.slice(TICKET_PREFIX.length)
}

async function redeem(ticket: string, origin: string, guards: HandshakeGuards) {
  const holder = await guards.tickets.redeem(ticket, origin)
  if (isRefusal(holder)) return holder
  const session = await guards.session(holder.sessionHash)
  if (session?.device.deviceId !== holder.deviceId) return refuse('ticket-unusable')
  const place = guards.caps.takeAccount(holder.accountId)
  return isRefusal(place) ? place : { holder, session, places: [place] }
}
