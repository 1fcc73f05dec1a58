import { WarifuError, type Account, type Status } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { account } from '../testing/fake-client.ts'
import { createPeopleModel } from './people.model.ts'

const me = account('me', 'Nakamura')
const hana = account('hana', '佐藤 花')
const lee = account('lee', 'Lee')

function setUp() {
  let known: readonly Account[] = [me, hana]
  const listeners = new Map<string, (event: never) => void>()
  const accounts = vi.fn(async () => known)
  const client = {
    accounts,
    status: { state: 'open' },
    on: (name: string, listener: (event: never) => void) => {
      listeners.set(name, listener)
      return () => listeners.delete(name)
    },
  }
  const model = createPeopleModel(client as never, me)
  model.start()
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  const names = () => [...model.snapshot().values()].map((each) => each.name)
  return {
    model,
    accounts,
    settled,
    names,
    hire: (next: readonly Account[]) => (known = next),
    become: (status: Status) => listeners.get('status')?.(status as never),
    appear: (...there: readonly Account[]) =>
      listeners.get('presence')?.(new Map(there.map(({ accountId }) => [accountId, 'active'])) as never),
  }
}

describe('people', () => {
  it('are known by name, oneself from the start', async () => {
    const { names, settled } = setUp()
    expect(names()).toEqual(['Nakamura'])
    await settled()
    expect(names()).toEqual(['Nakamura', '佐藤 花'])
  })

  it('who are met for the first time are asked for once', async () => {
    const { model, accounts, names, settled, hire } = setUp()
    await settled()
    hire([me, hana, lee])
    model.met([lee.accountId, hana.accountId])
    model.met([lee.accountId])
    await settled()
    expect(accounts).toHaveBeenCalledTimes(2)
    expect(names()).toContain('Lee')
  })

  it('who cannot be found are not asked for again and again', async () => {
    const { model, accounts, settled } = setUp()
    await settled()
    for (let time = 0; time < 5; time += 1) {
      model.met([lee.accountId])
      await settled()
    }
    expect(accounts).toHaveBeenCalledTimes(2)
  })

  it('are asked for anew after a reconnect, also where the first time failed', async () => {
    const { accounts, names, settled, become } = setUp()
    accounts.mockRejectedValueOnce(new WarifuError('connection-lost'))
    await settled()
    become({ state: 'open', connectionId: 'x' as never })
    await settled()
    expect(names()).toContain('佐藤 花')
  })

  it('who joined the workspace meanwhile is met by being there', async () => {
    const { names, settled, hire, appear, accounts } = setUp()
    await settled()
    hire([me, hana, lee])
    appear(hana)
    expect(accounts).toHaveBeenCalledTimes(1)
    appear(hana, lee)
    appear(hana, lee)
    await settled()
    expect(names()).toContain('Lee')
    expect(accounts).toHaveBeenCalledTimes(2)
  })
})
