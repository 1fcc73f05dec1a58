import * as z from 'zod/mini'
import { AccountId, Bytes32, DeviceId, limits } from '@warifu/protocol'
import { hashOfSecret, randomBytes, toBase64url } from '@warifu/crypto'
import type { Bus } from '../bus/bus.ts'
import { refuse, type Refusal } from '../refusal.ts'

const TicketHolder = z.strictObject({
  accountId: AccountId,
  deviceId: DeviceId,
  /** The session under which the ticket was issued: the connection ends with it. */
  sessionHash: Bytes32,
  /** The page that asked: only it may use the ticket. */
  origin: z.string(),
})
export type TicketHolder = z.output<typeof TicketHolder>

export type Tickets = {
  /** @returns the ticket: 32 random bytes, base64url. It is shown this once; only its hash is kept. */
  readonly issue: (holder: TicketHolder) => Promise<string>
  /**
   * Uses the ticket up and says whose it was. Of any number of parallel uses one wins. Unknown, used, expired and foreign
   * tickets get the same refusal; a use from another origin uses it up too, for then somebody else has seen it.
   */
  readonly redeem: (ticket: string, origin: string) => Promise<TicketHolder | Refusal<'ticket-unusable'>>
}

/** Single-use passes that open a connection: hashed, 30 seconds, bound to session, device and origin [TK3]. */
export function createTickets(bus: Bus): Tickets {
  return {
    issue: async (holder) => {
      const ticket = toBase64url(randomBytes(32))
      await bus.put(await keyOf(ticket), holder, limits.ticketMs)
      return ticket
    },
    redeem: async (ticket, origin) => {
      if (!Bytes32.safeParse(ticket).success) return refuse('ticket-unusable')
      const kept = await bus.take(await keyOf(ticket))
      if (kept === null) return refuse('ticket-unusable')
      const holder = TicketHolder.parse(kept)
      return holder.origin === origin ? holder : refuse('ticket-unusable')
    },
  }
}

const keyOf = async (ticket: string) => `ticket:${await hashOfSecret(ticket)}`
