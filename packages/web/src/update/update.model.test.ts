import type { Status } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { createFakeClock } from '../testing/fake-clock.ts'
import { createUpdateModel } from './update.model.ts'

const settled = () => new Promise((resolve) => setImmediate(resolve))
const open = { state: 'open', connectionId: 'connectionAAAAAAAAAAAA' } as unknown as Status

function setUp(running: string | null = 'one') {
  const clock = createFakeClock()
  const served = vi.fn(async (): Promise<string | null> => 'one')
  const reload = vi.fn()
  let become: (status: Status) => void = () => {}
  const client = {
    on: (_name: unknown, listener: (status: Status) => void) => {
      become = listener
      return () => {
        become = () => {}
      }
    },
  }
  const model = createUpdateModel({ running, served, reload }, client as never, clock)
  const stop = model.start()
  return { clock, served, reload, model, stop, connect: () => become(open) }
}

describe('a newer build', () => {
  it('is looked for at each connection and every ten minutes, and never between', async () => {
    const { clock, served, connect } = setUp()
    connect()
    expect(served).toHaveBeenCalledTimes(1)
    clock.advance(10 * 60_000 - 1)
    expect(served).toHaveBeenCalledTimes(1)
    clock.advance(1)
    clock.advance(10 * 60_000)
    expect(served).toHaveBeenCalledTimes(3)
  })

  it('is said, and nothing is reloaded until somebody asks for it', async () => {
    const { served, reload, model, connect } = setUp()
    served.mockResolvedValue('two')
    connect()
    await settled()
    expect(model.snapshot()).toBe('ready')
    expect(reload).not.toHaveBeenCalled()
    model.reload()
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('that was put off is not said again; the one after it is', async () => {
    const { served, model, connect } = setUp()
    served.mockResolvedValue('two')
    connect()
    await settled()
    model.later()
    connect()
    await settled()
    expect(model.snapshot()).toBe('put-off')
    served.mockResolvedValue('three')
    connect()
    await settled()
    expect(model.snapshot()).toBe('ready')
  })

  it('that was put off is said again after another one was there in between', async () => {
    const { served, model, connect } = setUp()
    const serve = async (build: string) => {
      served.mockResolvedValue(build)
      connect()
      await settled()
      return model.snapshot()
    }
    expect(await serve('two')).toBe('ready')
    model.later()
    expect(await serve('three')).toBe('ready')
    model.later()
    expect(await serve('three')).toBe('put-off')
    expect(await serve('two')).toBe('ready')
  })

  it('is taken back where the server goes back to the one that runs', async () => {
    const { served, model, connect } = setUp()
    served.mockResolvedValue('two')
    connect()
    await settled()
    served.mockResolvedValue('one')
    connect()
    await settled()
    expect(model.snapshot()).toBe('current')
  })

  it('stays said where the server cannot be asked again', async () => {
    const { served, model, connect } = setUp()
    served.mockResolvedValue('two')
    connect()
    await settled()
    served.mockResolvedValue(null)
    connect()
    await settled()
    expect(model.snapshot()).toBe('ready')
  })

  it('is not made up where the server cannot be asked or has the same', async () => {
    const { served, model, connect } = setUp()
    connect()
    served.mockResolvedValue(null)
    connect()
    await settled()
    expect(model.snapshot()).toBe('current')
  })

  it('is not looked for by a page that was not built, nor by one that is gone', () => {
    const development = setUp(null)
    development.connect()
    expect(development.served).not.toHaveBeenCalled()
    const gone = setUp()
    gone.stop()
    gone.connect()
    gone.clock.advance(20 * 60_000)
    expect(gone.served).not.toHaveBeenCalled()
  })
})
