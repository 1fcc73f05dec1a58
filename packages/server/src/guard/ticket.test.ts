import { beforeEach, describe, expect, it } from 'vitest'
import { AccountId, DeviceId } from '@warifu/protocol'
import { randomBytes, randomId, toBase64url } from '@warifu/crypto'
import type { Bus } from '../bus/bus.ts'
import { createMemoryBus } from '../bus/memory.ts'
import { isRefusal } from '../refusal.ts'
import { createTickets, type TicketHolder } from './ticket.ts'

const origin = 'https://localhost:8443'
const holder: TicketHolder = {
  accountId: AccountId.parse(randomId()),
  deviceId: DeviceId.parse(randomId()),
  sessionHash: toBase64url(randomBytes(32)),
  origin,
}

let now = 0
let bus: Bus
beforeEach(() => {
  now = 0
  bus = createMemoryBus({ now: () => now, monotonic: () => now })
})

describe('ticket', () => {
  it('[TK3] is redeemed by the page that asked for it', async () => {
    const tickets = createTickets(bus)
    expect(await tickets.redeem(await tickets.issue(holder), origin)).toEqual(holder)
  })

  it('[TK3] is refused the second time', async () => {
    const tickets = createTickets(bus)
    const ticket = await tickets.issue(holder)
    await tickets.redeem(ticket, origin)
    expect(await tickets.redeem(ticket, origin)).toMatchObject({ refused: 'ticket-unusable' })
  })

  it('[TK3] lets one of 100 parallel uses win', async () => {
    const tickets = createTickets(bus)
    const ticket = await tickets.issue(holder)
    const results = await Promise.all(Array.from({ length: 100 }, () => tickets.redeem(ticket, origin)))
    expect(results.filter((result) => !isRefusal(result))).toHaveLength(1)
  })

  it('control: with a bus that only looks, all 100 win', async () => {
    const kept = new Map<string, unknown>()
    const looking: Bus = {
      ...bus,
      put: async (key, value) => void kept.set(key, value),
      take: async (key) => kept.get(key) ?? null,
    }
    const tickets = createTickets(looking)
    const ticket = await tickets.issue(holder)
    const results = await Promise.all(Array.from({ length: 100 }, () => tickets.redeem(ticket, origin)))
    expect(results.filter((result) => !isRefusal(result))).toHaveLength(100)
  })

  it('[TK3] is used up by a use from another origin', async () => {
    const tickets = createTickets(bus)
    const ticket = await tickets.issue(holder)
    expect(await tickets.redeem(ticket, 'https://localhost:9000')).toMatchObject({ refused: 'ticket-unusable' })
    expect(await tickets.redeem(ticket, origin)).toMatchObject({ refused: 'ticket-unusable' })
  })

  it.each([
    [29_999, false],
    [30_000, true],
  ])('[TK3] after %i ms is refused: %s', async (later, refused) => {
    const tickets = createTickets(bus)
    const ticket = await tickets.issue(holder)
    now += later
    expect(isRefusal(await tickets.redeem(ticket, origin))).toBe(refused)
  })

  it('[TK3] is kept only as a hash', async () => {
    const keys: string[] = []
    const tickets = createTickets({
      ...bus,
      put: async (key, value) => void keys.push(key, JSON.stringify(value)),
    })
    const ticket = await tickets.issue(holder)
    expect(keys.join()).toContain('ticket:')
    expect(keys.join()).not.toContain(ticket)
  })

  it.each(['', 'x', '__proto__', 'A'.repeat(43) + '=', 'A'.repeat(4_096)])('refuses "%s"', async (ticket) => {
    expect(await createTickets(bus).redeem(ticket, origin)).toMatchObject({ refused: 'ticket-unusable' })
  })
})
