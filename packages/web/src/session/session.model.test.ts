import { WarifuError, type Session, type Status } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { ordinaryWorld } from '../testing/harness/scenes.ts'
import { createSessionModel } from './session.model.ts'

const { session: present } = ordinaryWorld
if (present === null) throw new Error('the ordinary world has nobody signed in')

function setUp() {
  let tell: (status: Status) => void = () => {}
  const signedOut = vi.fn()
  const client = {
    session: vi.fn<() => Promise<Session | null>>(async () => present),
    signOut: vi.fn(async () => {}),
    on: (_name: unknown, listener: (status: Status) => void) => {
      tell = listener
      return () => {}
    },
  }
  const model = createSessionModel(client as never, signedOut)
  model.start()
  return {
    client,
    signedOut,
    model,
    become: (status: Status) => tell(status),
    settled: () => new Promise((resolve) => setImmediate(resolve)),
  }
}

describe('the session', () => {
  it('is asked for once, however many screens want to know', async () => {
    const { client, model, settled } = setUp()
    expect(model.snapshot()).toEqual({ state: 'unasked' })
    model.ensure()
    model.ensure()
    await settled()
    expect(client.session).toHaveBeenCalledTimes(1)
    expect(model.snapshot()).toEqual({ state: 'present', session: present })
  })

  it('is absent where there is none', async () => {
    const { client, model, settled } = setUp()
    client.session.mockResolvedValueOnce(null)
    model.ensure()
    await settled()
    expect(model.snapshot()).toEqual({ state: 'absent', ended: null })
  })

  it('is unknown, not absent, where nobody could be asked', async () => {
    const { client, model, settled } = setUp()
    client.session.mockRejectedValueOnce(new WarifuError('network-failed'))
    model.ensure()
    await settled()
    expect(model.snapshot()).toEqual({ state: 'unknown', error: 'network-failed' })
    model.check()
    await settled()
    expect(model.snapshot().state).toBe('present')
  })

  it('ends with its reason when the server ends it', async () => {
    const { model, settled, become } = setUp()
    model.ensure()
    await settled()
    become({ state: 'closed', reason: 'signed-out', error: new WarifuError('session-ended') })
    expect(model.snapshot()).toEqual({ state: 'absent', ended: 'session-ended' })
  })

  it('is not said to be over where signing out did not reach the server', async () => {
    const { client, signedOut, model, settled } = setUp()
    model.ensure()
    await settled()
    client.signOut.mockRejectedValueOnce(new WarifuError('network-failed'))
    expect(await model.signOut()).toBe('network-failed')
    expect(signedOut).not.toHaveBeenCalled()
    expect(model.snapshot().state).toBe('present')
    expect(await model.signOut()).toBeNull()
    expect(signedOut.mock.calls).toEqual([[present.account.accountId]])
    expect(model.snapshot()).toEqual({ state: 'absent', ended: null })
  })

  it('that just began is not overwritten by an older question', async () => {
    const { client, model, settled } = setUp()
    client.session.mockResolvedValueOnce(null)
    model.ensure()
    model.began(present)
    await settled()
    expect(model.snapshot().state).toBe('present')
  })
})
