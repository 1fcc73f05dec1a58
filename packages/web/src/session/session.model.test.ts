import { WarifuError, type Session, type Status } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { createFakeTabs } from '../testing/fake-tabs.ts'
import { ordinaryWorld } from '../testing/harness/scenes.ts'
import { account } from '../testing/samples.ts'
import { createSessionModel } from './session.model.ts'

const { session: present } = ordinaryWorld
if (present === null) throw new Error('the ordinary world has nobody signed in')

const signedOutHere = { state: 'closed', reason: 'signed-out', error: null } as const
const sessionEnded = { state: 'closed', reason: 'signed-out', error: new WarifuError('session-ended') } as const

function setUp(browser = createFakeTabs()) {
  let tell: (status: Status) => void = () => {}
  const signedOut = vi.fn()
  const client = {
    session: vi.fn<() => Promise<Session | null>>(async () => present),
    // As the real one: it says that it is closed before the server has answered.
    signOut: vi.fn(async () => {
      tell(signedOutHere)
    }),
    on: (_name: unknown, listener: (status: Status) => void) => {
      tell = listener
      return () => {}
    },
  }
  const model = createSessionModel(client as never, signedOut, browser.open())
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
    const { client, signedOut, model, settled, become } = setUp()
    model.ensure()
    await settled()
    client.signOut.mockImplementationOnce(async () => {
      become(signedOutHere)
      throw new WarifuError('network-failed')
    })
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

describe('a session in several tabs', () => {
  async function twoTabs() {
    const browser = createFakeTabs()
    const [here, there] = [setUp(browser), setUp(browser)]
    here.model.ensure()
    there.model.ensure()
    await here.settled()
    return { here, there }
  }

  it('ends in all of them at once when one signs out, and leaves nothing in any', async () => {
    const { here, there } = await twoTabs()
    await here.model.signOut()
    expect(there.model.snapshot()).toEqual({ state: 'absent', ended: null })
    expect(there.signedOut.mock.calls).toEqual([[present.account.accountId]])
    // The server closes the connection of the other tab, a little later.
    there.become(sessionEnded)
    expect(there.model.snapshot()).toEqual({ state: 'absent', ended: null })
  })

  it('needs no reason for its end once another tab has said that it was wanted', async () => {
    const { here, there } = await twoTabs()
    there.become(sessionEnded)
    expect(there.model.snapshot()).toEqual({ state: 'absent', ended: 'session-ended' })
    await here.model.signOut()
    expect(there.model.snapshot()).toEqual({ state: 'absent', ended: null })
    expect(there.signedOut).toHaveBeenCalledTimes(1)
  })

  it('goes on in the others where signing out failed', async () => {
    const { here, there } = await twoTabs()
    here.client.signOut.mockRejectedValueOnce(new WarifuError('network-failed'))
    await here.model.signOut()
    expect(there.model.snapshot().state).toBe('present')
  })

  it('of another account is left alone', async () => {
    const { here, there } = await twoTabs()
    there.model.began({ ...present, account: account('other', 'Other') })
    await here.model.signOut()
    expect(there.model.snapshot().state).toBe('present')
    expect(there.signedOut).not.toHaveBeenCalled()
  })

  it('that is over in one tab by itself is not said to the others', async () => {
    const { here, there } = await twoTabs()
    here.become(sessionEnded)
    expect(there.model.snapshot().state).toBe('present')
  })

  it('that begins in one tab lets the others in, where they stand at the door', async () => {
    const browser = createFakeTabs()
    const [here, elsewhere, chatting] = [setUp(browser), setUp(browser), setUp(browser)]
    elsewhere.client.session.mockResolvedValueOnce(null)
    for (const each of [elsewhere, chatting]) each.model.ensure()
    await here.settled()
    expect(elsewhere.model.snapshot().state).toBe('absent')
    here.model.began(present)
    await here.settled()
    expect(elsewhere.model.snapshot()).toEqual({ state: 'present', session: present })
    expect(chatting.client.session).toHaveBeenCalledTimes(1)
  })
})
