import { describe, expect, it, vi } from 'vitest'
import { createFakeClock } from '../testing/fake-clock.ts'
import { createNoticesModel } from './notices.model.ts'

function setUp() {
  const clock = createFakeClock(0)
  return { clock, notices: createNoticesModel(clock) }
}

describe('notices', () => {
  it('show one line, which goes by itself', () => {
    const { clock, notices } = setUp()
    notices.tell('Link copied')
    expect(notices.snapshot()).toMatchObject({ text: 'Link copied', action: null })
    clock.advance(4_999)
    expect(notices.snapshot()).not.toBeNull()
    clock.advance(1)
    expect(notices.snapshot()).toBeNull()
  })

  it('stay longer where there is something to press', () => {
    const { clock, notices } = setUp()
    notices.tell('Muted', { label: 'Undo', act: vi.fn() })
    clock.advance(9_999)
    expect(notices.snapshot()).not.toBeNull()
    clock.advance(1)
    expect(notices.snapshot()).toBeNull()
  })

  it('give their place to the next, which has its whole time', () => {
    const { clock, notices } = setUp()
    notices.tell('one')
    clock.advance(4_000)
    notices.tell('two')
    clock.advance(4_000)
    expect(notices.snapshot()).toMatchObject({ text: 'two' })
  })

  it('wait while somebody is at them, and go afterwards', () => {
    const { clock, notices } = setUp()
    notices.tell('Muted', { label: 'Undo', act: vi.fn() })
    notices.hold()
    clock.advance(60_000)
    expect(notices.snapshot()).not.toBeNull()
    notices.release()
    clock.advance(10_000)
    expect(notices.snapshot()).toBeNull()
  })

  it('go at once when dismissed, and a late release brings nothing back', () => {
    const { clock, notices } = setUp()
    notices.tell('one')
    notices.dismiss()
    notices.release()
    expect(notices.snapshot()).toBeNull()
    clock.advance(10_000)
    expect(notices.snapshot()).toBeNull()
  })
})
