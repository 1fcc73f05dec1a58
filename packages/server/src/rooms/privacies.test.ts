import { expect, it } from 'vitest'
import type { Privacy } from '@warifu/protocol'
import { accountTopic, roomTopic } from '../bus/topics.ts'
import { createMemoryBus } from '../bus/memory.ts'
import { systemClock } from '../clock.ts'
import { createMemoryStore } from '../store/memory.ts'
import { accountId, addRoomOf, roomId } from '../store/testing/fixtures.ts'
import { createPrivacies } from './privacies.ts'

const OPEN: Privacy = { typing: true, presence: true, receipts: true }
const CLOSED: Privacy = { typing: false, presence: false, receipts: false }

/** What a grant is to these: whose it is. */
const grantOf = (number: number) => ({ holder: { accountId: accountId(number) } }) as never

async function setUp() {
  const store = createMemoryStore()
  await addRoomOf(store, 2)
  const bus = createMemoryBus(systemClock, () => undefined)
  const said: unknown[] = []
  bus.subscribe(roomTopic(roomId(1)), (news) => said.push(news))
  bus.subscribe(accountTopic(accountId(1)), (news) => said.push(news))
  const reported: unknown[] = []
  const privacies = createPrivacies({ store, bus, events: { privacyChanged: (fields) => reported.push(fields) } })
  return { privacies, reported, said, store }
}

it('[PR1] takes an account that nobody has asked about for one that shows nothing', async () => {
  const { privacies } = await setUp()
  expect(privacies.known(accountId(1))).toEqual(CLOSED)
  expect(await privacies.of(accountId(1))).toEqual(OPEN)
  expect(privacies.known(accountId(1))).toEqual(OPEN)
  expect(await privacies.show(grantOf(2))).toEqual({ privacy: OPEN })
})

it('[PR1] takes back in every room what is shown no longer, and only that', async () => {
  const { privacies, reported, said } = await setUp()
  await privacies.set(grantOf(1), { ...OPEN, receipts: false })
  expect(said.splice(0)).toEqual([
    { kind: 'privacy', privacy: { ...OPEN, receipts: false } },
    { kind: 'receipt', accountId: accountId(1), sequence: null },
  ])
  await privacies.set(grantOf(1), { ...CLOSED, presence: true })
  expect(said.splice(0)).toEqual([
    { kind: 'privacy', privacy: { ...CLOSED, presence: true } },
    { kind: 'typing', accountId: accountId(1), typing: false },
  ])
  // Showing more takes nothing back.
  await privacies.set(grantOf(1), OPEN)
  expect(said).toEqual([{ kind: 'privacy', privacy: OPEN }])
  expect(reported).toHaveLength(3)
})

it('[PR1] keeps what was set while the store was read: what is newer counts', async () => {
  const { privacies, store } = await setUp()
  const slow = Promise.withResolvers<Privacy>()
  const late = createPrivacies({
    store: {
      ...store,
      accounts: {
        ...store.accounts,
        privacy: (id) => (id === accountId(2) ? slow.promise : store.accounts.privacy(id)),
      },
    },
    bus: { publish: () => Promise.resolve() },
    events: { privacyChanged: () => undefined },
  })
  const asked = late.of(accountId(2))
  const set = late.set(grantOf(2), CLOSED)
  slow.resolve(OPEN)
  await set
  await asked
  expect(late.known(accountId(2))).toEqual(CLOSED)
  expect(await privacies.of(accountId(2))).toEqual(CLOSED)
})
