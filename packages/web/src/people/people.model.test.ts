import { WarifuError, type Account, type Status } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { account } from '../testing/fake-client.ts'
import { createPeopleModel } from './people.model.ts'

const me = account('me', 'Nakamura')
const hana = account('hana', '佐藤 花')
const lee = account('lee', 'Lee')

function setUp() {
  let known: readonly Account[] = [me, hana]
  let tell: (status: Status) => void = () => {}
  const accounts = vi.fn(async () => known)
  const client = {
    accounts,
    status: { state: 'open' },
    on: (_name: unknown, listener: (status: Status) => void) => {
      tell = listener
      return () => {}
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
    become: (status: Status) => tell(status),
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
})
