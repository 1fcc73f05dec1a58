import { describe, expect, it } from 'vitest'
import { createMemoryStore } from './store/memory.ts'
import { openSteadyClock } from './steady-clock.ts'

function machine(at: number) {
  let wall = at
  let monotonic = 500
  return {
    clock: { now: () => wall, monotonic: () => monotonic },
    pass: (ms: number) => {
      wall += ms
      monotonic += ms
    },
    setBack: (ms: number) => (wall -= ms),
  }
}

describe('steady clock', () => {
  it('[TM] goes on from the latest time where the machine’s clock is set back, and says so once', async () => {
    const { clock, pass, setBack } = machine(1_000_000)
    const told: number[] = []
    const steady = await openSteadyClock(clock, createMemoryStore().workspace, (ms) => told.push(ms))
    expect(steady.now()).toBe(1_000_000)
    setBack(600_000)
    pass(1_000)
    expect(steady.now()).toBe(1_001_000)
    pass(5_000)
    expect(steady.now()).toBe(1_006_000)
    expect(told).toEqual([600_000])
  })

  it('[TM] remembers over a restart: what had expired before it stays expired after', async () => {
    const { workspace } = createMemoryStore()
    const before = await openSteadyClock(machine(9_000_000).clock, workspace, () => undefined)
    await before.persist()
    const rolledBack = machine(1_000_000)
    const after = await openSteadyClock(rolledBack.clock, workspace, () => undefined)
    expect(after.now()).toBe(9_000_000)
    rolledBack.pass(250)
    expect(after.now()).toBe(9_000_250)
  })

  it('follows the machine’s clock where that is ahead, and is silent about small corrections', async () => {
    const { clock, pass, setBack } = machine(1_000_000)
    const told: number[] = []
    const steady = await openSteadyClock(clock, createMemoryStore().workspace, (ms) => told.push(ms))
    pass(60_000)
    expect(steady.now()).toBe(1_060_000)
    setBack(1_500)
    expect(steady.now()).toBe(1_060_000)
    pass(2_000)
    expect(steady.now()).toBe(1_062_000)
    expect(told).toEqual([])
  })

  it('control: the machine’s own clock goes back', () => {
    const { clock, setBack } = machine(1_000_000)
    setBack(600_000)
    expect(clock.now()).toBe(400_000)
  })
})
