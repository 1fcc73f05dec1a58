import { limits, routes } from '@warifu/protocol'
import { isRefusal } from '../refusal.ts'
import type { Tickets } from '../guard/ticket.ts'
import type { Devices } from '../identity/devices.ts'
import type { SessionContext } from '../store/store.ts'
import type { Events } from '../watch/events.ts'
import { answer, bind, type Endpoint } from './endpoint.ts'

export type TicketParts = {
  readonly devices: Pick<Devices, 'proveForSession'>
  readonly tickets: Pick<Tickets, 'issue'>
  readonly events: Pick<Events, 'ticketIssued'>
}

/** A session, its device's fresh signature and the right Origin, all three, for one pass through the gateway [TK3] [DV2]. */
export const ticketEndpoint = ({ devices, tickets, events }: TicketParts): Endpoint<SessionContext> =>
  bind(routes.ticket, async ({ body, caller: { session, device }, origin }) => {
    const proven = await devices.proveForSession(device, 'ticket', body, origin)
    if (isRefusal(proven)) return proven
    const { accountId, deviceId, sessionHash } = session
    const ticket = await tickets.issue({ accountId, deviceId, sessionHash, origin })
    events.ticketIssued({ accountId, deviceId })
    return answer({ ticket, expiresInMs: limits.ticketMs })
  })
