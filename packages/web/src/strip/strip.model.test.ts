import { WarifuError, type Status } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { createFakeClock } from '../testing/fake-clock.ts'
import { createSnapshots } from '../snapshots.ts'
import { createStripModel } from './strip.model.ts'

const open: Status = { state: 'open', connectionId: 'AAAAAAAAAAAAAAAAAAAAAA' as never }
const lost = new WarifuError('network-failed')

function setUp(first: Status = open) {
  const clock = createFakeClock()
  const network = createSnapshots(true)
  const unsent = createSnapshots(0)
  const retryNow = vi.fn()
  let status = first
  let tell = () => {}
  const client = {
    get status() {
      return status
    },
    on: (_name: unknown, listener: () => void) => {
      tell = listener
      return () => {
        tell = () => {}
      }
    },
    retryNow,
  }
  const model = createStripModel(client as never, network, unsent, clock)
  const end = model.start()
  return {
    clock,
    network,
    unsent,
    retryNow,
    model,
    end,
    become(next: Status) {
      status = next
      tell()
    },
    waitingFor: (ms: number): Status => ({
      state: 'waiting',
      attempt: 1,
      nextAttemptAt: clock.now() + ms,
      error: lost,
    }),
  }
}

describe('the connection strip', () => {
  it('says nothing while the connection is open, or nobody is signed in', () => {
    expect(setUp().model.snapshot()).toEqual({ state: 'hidden' })
    expect(setUp({ state: 'idle' }).model.snapshot()).toEqual({ state: 'hidden' })
  })

  it('says at once that the device has no network', () => {
    const { network, model } = setUp()
    network.set(false)
    expect(model.snapshot()).toEqual({ state: 'offline', unsent: 0 })
  })

  it('mentions a lost connection only after five seconds', () => {
    const { clock, model, become, waitingFor } = setUp()
    become(waitingFor(60_000))
    clock.advance(4_999)
    expect(model.snapshot()).toEqual({ state: 'hidden' })
    clock.advance(1)
    expect(model.snapshot()).toEqual({ state: 'reconnecting', seconds: 55, unsent: 0 })
  })

  it('says nothing at all where the connection is back within five seconds', () => {
    const { clock, model, become, waitingFor } = setUp()
    const seen: string[] = []
    model.subscribe(() => seen.push(model.snapshot().state))
    become(waitingFor(2_000))
    clock.advance(2_000)
    become({ state: 'opening', attempt: 2 })
    clock.advance(2_900)
    become(open)
    clock.advance(60_000)
    expect(seen).toEqual([])
  })

  it('counts the five seconds over several attempts', () => {
    const { clock, model, become, waitingFor } = setUp()
    become(waitingFor(2_000))
    clock.advance(2_000)
    become({ state: 'opening', attempt: 2 })
    clock.advance(1_000)
    become(waitingFor(10_000))
    clock.advance(2_000)
    expect(model.snapshot()).toEqual({ state: 'reconnecting', seconds: 8, unsent: 0 })
  })

  it('counts down every second, and says when an attempt is under way', () => {
    const { clock, model, become, waitingFor } = setUp()
    become(waitingFor(8_000))
    clock.advance(5_000)
    expect(model.snapshot()).toMatchObject({ seconds: 3 })
    clock.advance(1_000)
    expect(model.snapshot()).toMatchObject({ seconds: 2 })
    become({ state: 'opening', attempt: 3 })
    expect(model.snapshot()).toMatchObject({ state: 'reconnecting', seconds: null })
  })

  it('shows a restart of the server at once, and calmly', () => {
    const { model, become } = setUp()
    become({ state: 'draining', reconnectAfterMs: 500 })
    expect(model.snapshot()).toEqual({ state: 'draining', unsent: 0 })
  })

  it('goes on being quiet after a restart for as long as it would after any loss', () => {
    const { clock, model, become, waitingFor } = setUp()
    become({ state: 'draining', reconnectAfterMs: 500 })
    clock.advance(1_000)
    become(waitingFor(500))
    expect(model.snapshot()).toEqual({ state: 'hidden' })
  })

  it('says how much is waiting to be sent', () => {
    const { clock, model, become, unsent, waitingFor } = setUp()
    become(waitingFor(60_000))
    clock.advance(5_000)
    unsent.set(2)
    expect(model.snapshot()).toMatchObject({ unsent: 2 })
  })

  it('tries at once when the network is back', () => {
    const { network, become, waitingFor, retryNow } = setUp()
    become(waitingFor(30_000))
    network.set(false)
    expect(retryNow).not.toHaveBeenCalled()
    network.set(true)
    expect(retryNow).toHaveBeenCalledTimes(1)
  })

  it('shows a refusal that waiting does not mend', () => {
    const { model, become } = setUp()
    become({ state: 'closed', reason: 'refused', error: new WarifuError('origin-refused') })
    expect(model.snapshot()).toEqual({ state: 'refused', error: 'origin-refused', unsent: 0 })
  })

  it('is silent after its end', () => {
    const { clock, model, become, end, waitingFor } = setUp()
    become(waitingFor(60_000))
    end()
    clock.advance(60_000)
    expect(model.snapshot()).toEqual({ state: 'hidden' })
  })
})
