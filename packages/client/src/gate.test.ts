import { describe, expect, it } from 'vitest'
import { WarifuError } from './errors.ts'
import { createGate } from './gate.ts'
import { createFakeClock } from './testing/fake-clock.ts'

function setUp() {
  const clock = createFakeClock()
  return { clock, gate: createGate(clock, new WarifuError('not-signed-in')) }
}

describe('gate', () => {
  it('starts barred', async () => {
    await expect(setUp().gate.passed(100)).rejects.toMatchObject({ name: 'not-signed-in' })
  })

  it('lets through at once when open, and whoever waits when it opens, saying how long that took', async () => {
    const { clock, gate } = setUp()
    gate.shut()
    const waiting = gate.passed(100)
    await clock.advance(40)
    gate.open()
    await expect(waiting).resolves.toBe(40)
    await expect(gate.passed(100)).resolves.toBe(0)
    expect(clock.nextIn()).toBeUndefined()
  })

  it('turns away whoever waited too long', async () => {
    const { clock, gate } = setUp()
    gate.shut()
    const waiting = expect(gate.passed(100)).rejects.toMatchObject({ name: 'timed-out' })
    await clock.advance(100)
    await waiting
    gate.open()
  })

  it('turns away whoever waits when it is barred', async () => {
    const { clock, gate } = setUp()
    gate.shut()
    const waiting = gate.passed(100)
    gate.bar(new WarifuError('client-closed'))
    await expect(waiting).rejects.toMatchObject({ name: 'client-closed' })
    expect(clock.nextIn()).toBeUndefined()
  })
})
