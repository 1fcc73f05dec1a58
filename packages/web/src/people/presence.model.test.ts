import type { AccountId } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { createSnapshots } from '../snapshots.ts'
import { accountId } from '../testing/fake-client.ts'
import { createFakeClock } from '../testing/fake-clock.ts'
import { createPresenceModel } from './presence.model.ts'

const [sato, lee, tanaka] = [accountId('sato'), accountId('lee'), accountId('tanaka')]

function setUp(shares = true, looking = true) {
  const listeners = new Map<string, (event: unknown) => void>()
  const setPresence = vi.fn()
  const client = {
    presence: new Map<AccountId, 'active' | 'away'>([
      [sato, 'active'],
      [lee, 'away'],
    ]),
    privacy: { presence: shares },
    setPresence,
    on: (name: string, listener: (event: unknown) => void) => {
      listeners.set(name, listener)
      return () => listeners.delete(name)
    },
  }
  const clock = createFakeClock()
  const attention = createSnapshots(looking)
  const model = createPresenceModel(client as never, attention, clock)
  const stop = model.start()
  return {
    client,
    clock,
    attention,
    model,
    setPresence,
    stop,
    emit: (name: string, event?: unknown) => listeners.get(name)?.(event),
  }
}

describe('presence', () => {
  it('tells who is there, who is away, and who is neither', () => {
    const of = setUp().model.snapshot()
    expect([sato, lee, tanaka].map(of)).toEqual(['active', 'away', 'offline'])
  })

  it('changes as people come and go', () => {
    const { client, model, emit } = setUp()
    client.presence = new Map([[tanaka, 'active']])
    emit('presence')
    expect([sato, tanaka].map(model.snapshot())).toEqual(['offline', 'active'])
  })

  it('is unknown to who does not show their own', () => {
    expect(setUp(false).model.snapshot()(sato)).toBe('unknown')
  })

  it('of this account goes away after five minutes without a look, and comes back with one', () => {
    const { clock, attention, setPresence } = setUp()
    attention.set(false)
    clock.advance(5 * 60_000 - 1)
    expect(setPresence).not.toHaveBeenCalledWith('away')
    clock.advance(1)
    expect(setPresence).toHaveBeenLastCalledWith('away')
    attention.set(true)
    expect(setPresence).toHaveBeenLastCalledWith('active')
  })

  it('of this account is away where nobody ever looked', () => {
    const { clock, setPresence } = setUp(true, false)
    clock.advance(5 * 60_000)
    expect(setPresence.mock.calls).toEqual([['away']])
  })

  it('of this account stays active where somebody looks again in time', () => {
    const { clock, attention, setPresence } = setUp()
    attention.set(false)
    clock.advance(4 * 60_000)
    attention.set(true)
    clock.advance(10 * 60_000)
    expect(setPresence.mock.calls.every(([state]) => state === 'active')).toBe(true)
  })

  it('is unknown while the server has not said what this account shows, and known when it has', () => {
    const { client, model, emit } = setUp()
    Object.assign(client, { privacy: null })
    emit('privacy')
    expect(model.snapshot()(sato)).toBe('unknown')
    Object.assign(client, { privacy: { presence: true } })
    emit('privacy')
    expect(model.snapshot()(sato)).toBe('active')
  })

  it('of a page that is gone is not told', () => {
    const { clock, setPresence, stop } = setUp(true, false)
    stop()
    clock.advance(10 * 60_000)
    expect(setPresence).not.toHaveBeenCalled()
  })
})
