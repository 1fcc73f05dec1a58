import { describe, expect, it, vi } from 'vitest'
import { createSnapshots } from '../snapshots.ts'
import { appBadgeOf, createAppBadgeModel } from './app-badge.ts'
import type { Total } from './total.model.ts'

function setUp(leading: boolean) {
  const show = vi.fn<(count: number) => void>()
  const total = createSnapshots<Total>({ count: 2, mentions: 0 })
  const leads = createSnapshots(leading)
  const stop = createAppBadgeModel({ show }, total, leads).start()
  return { total, leads, stop, shown: () => show.mock.calls.map(([count]) => count) }
}

describe('the number on the application', () => {
  it('is what is unread, told once for each number', () => {
    const { total, shown } = setUp(true)
    total.set({ count: 2, mentions: 1 })
    total.set({ count: 3, mentions: 1 })
    total.set({ count: 0, mentions: 0 })
    expect(shown()).toEqual([2, 3, 0])
  })

  it('that another page left behind is taken away where nothing is unread', () => {
    const { total, leads, shown } = setUp(false)
    total.set({ count: 0, mentions: 0 })
    leads.set(true)
    expect(shown()).toEqual([0])
  })

  it('is kept by the tab that leads, and by the next one after it', () => {
    const { total, leads, stop, shown } = setUp(false)
    total.set({ count: 3, mentions: 0 })
    expect(shown()).toEqual([])
    leads.set(true)
    expect(shown()).toEqual([3])
    stop()
    expect(shown()).toEqual([3, 0])
  })

  it('is not touched by a tab that never led, when that goes', () => {
    const { stop, shown } = setUp(false)
    stop()
    expect(shown()).toEqual([])
  })
})

describe('the browser', () => {
  it('shows the number, and takes none away', () => {
    const setAppBadge = vi.fn(async () => {})
    const clearAppBadge = vi.fn(async () => {})
    const badge = appBadgeOf({ navigator: { setAppBadge, clearAppBadge } as unknown as Navigator })
    badge.show(3)
    expect(setAppBadge).toHaveBeenCalledWith(3)
    badge.show(0)
    expect(clearAppBadge).toHaveBeenCalledTimes(1)
  })

  it('that cannot or may not is left alone', async () => {
    appBadgeOf({ navigator: {} as Navigator }).show(3)
    const refuse = vi.fn(async () => Promise.reject(new DOMException('no', 'NotAllowedError')))
    const navigator = { setAppBadge: refuse, clearAppBadge: refuse } as unknown as Navigator
    appBadgeOf({ navigator }).show(3)
    // An unhandled rejection would fail the run.
    await new Promise((resolve) => setImmediate(resolve))
    expect(refuse).toHaveBeenCalledTimes(1)
  })
})
