import { describe, expect, it } from 'vitest'
import { createSnapshots } from '../snapshots.ts'
import { createStayedModel } from './stayed.model.ts'

describe('closing a tab', () => {
  it('is asked about only where messages would be lost', () => {
    const unsent = createSnapshots(0)
    const model = createStayedModel(unsent)
    expect(model.closing()).toBe(false)
    unsent.set(2)
    expect(model.closing()).toBe(true)
  })

  it('says to whoever stayed what is kept here alone, until it is sent', () => {
    const unsent = createSnapshots(2)
    const model = createStayedModel(unsent)
    model.start()
    expect(model.snapshot()).toBe(0)
    model.closing()
    expect(model.snapshot()).toBe(2)
    unsent.set(1)
    expect(model.snapshot()).toBe(1)
    unsent.set(0)
    unsent.set(1)
    expect(model.snapshot()).toBe(0)
  })
})
