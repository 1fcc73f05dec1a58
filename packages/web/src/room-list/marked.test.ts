import { describe, expect, it, vi } from 'vitest'
import type { Kept } from '../preferences/preferences.model.ts'
import { accountId, roomId } from '../testing/samples.ts'
import { createMarked, forgetMarked } from './marked.ts'

const me = accountId('me')
const key = `warifu.marked.${me}`
const [security, release] = [roomId('security'), roomId('release')]

/** The storage of one browser, as its tabs share it. */
function browser(kept = new Map<string, string>()) {
  const tabs = new Set<(key: string | null) => void>()
  const open = (): Kept => {
    let own: (key: string | null) => void = () => {}
    return {
      getItem: (name) => kept.get(name) ?? null,
      setItem(name, value) {
        kept.set(name, value)
        for (const tab of tabs) if (tab !== own) tab(name)
      },
      onChanged(listener) {
        own = listener
        tabs.add(listener)
        return () => tabs.delete(listener)
      },
    }
  }
  return { kept, tabs, open }
}

describe('rooms marked as unread', () => {
  it('outlast the page, each account its own', () => {
    const { open } = browser()
    createMarked(open(), me).mark(security, 4)
    expect(createMarked(open(), me).of(security)).toBe(4)
    expect(createMarked(open(), accountId('other')).of(security)).toBeNull()
  })

  it('are the same in every tab, and told of to the others alone', () => {
    const { open } = browser()
    const [here, there] = [createMarked(open(), me), createMarked(open(), me)]
    const [toldHere, toldThere] = [vi.fn(), vi.fn()]
    here.onChanged(toldHere)
    const end = there.onChanged(toldThere)
    here.mark(security, 4)
    here.mark(release, 0)
    here.mark(security, null)
    expect(there.of(security)).toBeNull()
    expect(there.of(release)).toBe(0)
    expect(toldHere).not.toHaveBeenCalled()
    expect(toldThere).toHaveBeenCalledTimes(3)
    end()
    here.mark(security, 1)
    expect(toldThere).toHaveBeenCalledTimes(3)
  })

  it('are gone when the browser’s storage was emptied', () => {
    const { open, kept, tabs } = browser()
    const marked = createMarked(open(), me)
    const told = vi.fn()
    marked.onChanged(told)
    marked.mark(security, 4)
    kept.clear()
    for (const tab of tabs) tab(null)
    expect(marked.of(security)).toBeNull()
    expect(told).toHaveBeenCalledTimes(1)
  })

  it('write nothing where nothing changes', () => {
    const { kept, open } = browser()
    createMarked(open(), me).mark(security, null)
    expect(kept.size).toBe(0)
  })

  it('leave no trace of an account that signed out', () => {
    const { kept, open } = browser()
    createMarked(open(), me).mark(security, 4)
    forgetMarked(open(), me)
    expect([...kept.values()].join()).not.toContain(security)
  })

  it('take nothing strange from storage', () => {
    const strange = ['{', '7', 'null', JSON.stringify([[security, -1], [security, 'x'], [7, 7], [release, 2.5], null])]
    for (const found of strange) {
      const marked = createMarked(browser(new Map([[key, found]])).open(), me)
      expect([marked.of(security), marked.of(release)], found).toEqual([null, null])
    }
  })

  it('last as long as the page where storage is forbidden', () => {
    const forbidden = () => {
      throw new Error('forbidden')
    }
    const marked = createMarked({ getItem: forbidden, setItem: forbidden, onChanged: () => () => {} }, me)
    marked.mark(security, 4)
    expect(marked.of(security)).toBe(4)
  })
})
