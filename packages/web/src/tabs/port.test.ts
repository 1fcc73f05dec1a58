import { describe, expect, it, vi } from 'vitest'
import { tabsOf } from './port.ts'
import type { TabMessage } from './tabs.model.ts'

/** One browser’s channels and locks, as pages of one origin share them. */
function browser({ locks = true, channels = true } = {}) {
  const open = new Set<FakeChannel>()
  class FakeChannel extends EventTarget {
    readonly name: string
    constructor(name: string) {
      super()
      this.name = name
      open.add(this)
    }
    postMessage(data: unknown) {
      for (const channel of open)
        if (channel !== this && channel.name === this.name)
          channel.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }))
    }
  }
  const queues = new Map<string, Promise<unknown>>()
  const manager = {
    async request(name: string, { signal }: { signal: AbortSignal }, run: () => unknown) {
      const before = queues.get(name)
      const turn = (before ?? Promise.resolve()).then(async () => {
        if (!signal.aborted) await run()
      })
      queues.set(name, turn)
      await turn
      signal.throwIfAborted()
    },
  }
  const window = { ...(channels ? { BroadcastChannel: FakeChannel } : {}), navigator: locks ? { locks: manager } : {} }
  return {
    open: () => tabsOf(window as unknown as Window & typeof globalThis),
    /** What some other page of this origin says. */
    post: (data: unknown) => {
      new FakeChannel('warifu.tabs').postMessage(data)
    },
  }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('tabs', () => {
  it('hear each other and not themselves, until they stop', () => {
    const { open } = browser()
    const [here, there] = [open(), open()]
    const [heardHere, heardThere] = [vi.fn(), vi.fn()]
    here.hear(heardHere)
    const end = there.hear(heardThere)
    here.post({ say: 'looking?' })
    expect(heardHere).not.toHaveBeenCalled()
    expect(heardThere.mock.calls).toEqual([[{ say: 'looking?' }]])
    end()
    here.post({ say: 'looking?' })
    expect(heardThere).toHaveBeenCalledTimes(1)
  })

  it('hear what this build knows, and nothing more of it', () => {
    const { open, post } = browser()
    const heard: TabMessage[] = []
    open().hear((message) => heard.push(message))
    post({ say: 'looking', extra: 1 })
    post({ say: 'signed-out', accountId: 'a', session: 'x' })
    expect(heard).toEqual([{ say: 'looking' }, { say: 'signed-out', accountId: 'a' }])
    for (const strange of [
      null,
      'looking',
      7,
      {},
      { say: 'reload' },
      { say: 'signed-out' },
      { say: 'signed-out', accountId: 7 },
    ])
      post(strange)
    expect(heard).toHaveLength(2)
  })

  it('lead one after the other', async () => {
    const { open } = browser()
    const led: string[] = []
    const leave = open().queue('one', () => led.push('first'))
    open().queue('one', () => led.push('second'))
    open().queue('other', () => led.push('other'))
    await settled()
    expect(led).toEqual(['first', 'other'])
    leave()
    await settled()
    expect(led).toEqual(['first', 'other', 'second'])
  })

  it('never lead once they have stepped back', async () => {
    const { open } = browser()
    const led: string[] = []
    const leaveFirst = open().queue('one', () => led.push('first'))
    const leaveSecond = open().queue('one', () => led.push('second'))
    await settled()
    leaveSecond()
    leaveFirst()
    await settled()
    expect(led).toEqual(['first'])
  })

  it('are each alone where the browser cannot connect them', async () => {
    const { open } = browser({ locks: false, channels: false })
    const [here, there] = [open(), open()]
    const heard = vi.fn()
    there.hear(heard)()
    here.post({ say: 'looking?' })
    const lead = vi.fn()
    here.queue('one', lead)()
    await settled()
    expect(lead).toHaveBeenCalledTimes(1)
  })
})
