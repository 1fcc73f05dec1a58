import { describe, expect, it } from 'vitest'
import { createSnapshots } from '../snapshots.ts'
import { accountId } from '../testing/fake-client.ts'
import { createFakeClock } from '../testing/fake-clock.ts'
import { createFakeTabs } from '../testing/fake-tabs.ts'
import { createTabsModel } from './tabs.model.ts'

const me = accountId('me')

function setUp() {
  const browser = createFakeTabs()
  const clock = createFakeClock()
  const open = (looking: boolean, account = me) => {
    const attention = createSnapshots(looking)
    const model = createTabsModel(browser.open(), account, attention, clock)
    return { model, attention, close: model.start() }
  }
  return { clock, open }
}

describe('several tabs', () => {
  it('have one that leads, and another when that is closed', () => {
    const { open } = setUp()
    const [first, second, third] = [open(false), open(false), open(false)]
    expect([first, second, third].map(({ model }) => model.leads.snapshot())).toEqual([true, false, false])
    first.close()
    expect([first, second, third].map(({ model }) => model.leads.snapshot())).toEqual([false, true, false])
  })

  it('of different accounts lead each for its own', () => {
    const { open } = setUp()
    expect(open(false).model.leads.snapshot()).toBe(true)
    expect(open(false, accountId('other')).model.leads.snapshot()).toBe(true)
  })

  it('know whether somebody is looking at one of them', async () => {
    const { clock, open } = setUp()
    const [first, second] = [open(false), open(true)]
    expect(await second.model.isLookedAt()).toBe(true)
    expect(await first.model.isLookedAt()).toBe(true)
    second.attention.set(false)
    const answer = first.model.isLookedAt()
    clock.advance(250)
    expect(await answer).toBe(false)
  })

  it('that are closed answer nothing', async () => {
    const { clock, open } = setUp()
    const [first, second] = [open(false), open(true)]
    second.close()
    const answer = first.model.isLookedAt()
    clock.advance(250)
    expect(await answer).toBe(false)
  })
})
