import { describe, expect, it } from 'vitest'
import { createBudget } from './budget.ts'

const limits = { commandBurst: 10, commandsPerSecond: 5, strikes: 3 }

function setUp() {
  let now = 1_000
  return { budget: createBudget(limits, { monotonic: () => now }), pass: (ms: number) => (now += ms) }
}

describe('budget', () => {
  it.each([0, 1, 9, 10])('lets through a cost of %d at once', (cost) => {
    expect(setUp().budget.take(cost)).toBeNull()
  })

  it('refuses the eleventh and takes nothing for it', () => {
    const { budget } = setUp()
    expect(budget.take(11)).toMatchObject({ refused: 'budget-exceeded' })
    expect(budget.take(10)).toBeNull()
  })

  it('says exactly when there will be enough', () => {
    const { budget, pass } = setUp()
    budget.take(10)
    const refusal = budget.take(2)
    expect(refusal?.retryAfterMs).toBe(400)
    pass(399)
    expect(budget.take(2)).not.toBeNull()
    pass(1)
    expect(budget.take(2)).toBeNull()
  })

  it('never fills beyond its size', () => {
    const { budget, pass } = setUp()
    pass(3_600_000)
    expect(budget.take(11)).not.toBeNull()
  })

  it('forgives one strike in ten seconds, and asks to close at the fourth in a row', () => {
    const { budget, pass } = setUp()
    expect([budget.strike(), budget.strike(), budget.strike()]).toEqual([null, null, null])
    expect(budget.strike()).toMatchObject({ refused: 'too-many-strikes' })
    pass(10_000)
    expect(budget.strike()).toBeNull()
    expect(budget.strike()).not.toBeNull()
  })
})
