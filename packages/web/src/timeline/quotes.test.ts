import { WarifuError, type RoomEntry } from '@warifu/client'
import { expect, it } from 'vitest'
import { createFakeRoom } from '../testing/fake-room.ts'
import { hana, readTo, reader as me, said, settled, talk } from '../testing/timeline-reader.ts'
import { createQuotes } from './quotes.ts'

function setUp(stored: readonly RoomEntry[] = talk(1, 9)) {
  const fake = createFakeRoom(stored, { room: readTo(0, stored) })
  let told = 0
  const quotes = createQuotes(fake.handle, me.accountId, () => (told += 1))
  return { ...fake, quotes, told: () => told }
}

it('fetches a quote once, and tells when it came', async () => {
  const { quotes, asked, told } = setUp()
  expect(quotes.find(4)).toEqual({ state: 'unknown', sequence: 4 })
  quotes.ask(4)
  quotes.ask(4)
  await settled()
  expect(asked).toEqual(['history after 3'])
  expect(told()).toBe(1)
  expect(quotes.find(4)).toMatchObject({ state: 'known', message: { sequence: 4, content: { text: 'text 4' } } })
})

it('says that nothing is there where another entry stands, or none', async () => {
  const { quotes } = setUp([...talk(1, 3), said(4, { kind: 'pin', target: 1, pinned: true }), ...talk(5, 5)])
  for (const sequence of [4, 6]) quotes.ask(sequence)
  await settled()
  expect([4, 6].map((sequence) => quotes.find(sequence).state)).toEqual(['gone', 'gone'])
  expect(quotes.find(5).state).toBe('unknown')
})

it('asks again for one that could not be fetched, when it comes into sight again', async () => {
  const { quotes, fail, told } = setUp()
  fail('history', new WarifuError('connection-lost'))
  quotes.ask(4)
  await settled()
  expect(quotes.find(4).state).toBe('unknown')
  expect(told()).toBe(0)
  fail('history', null)
  quotes.ask(4)
  await settled()
  expect(quotes.find(4).state).toBe('known')
})

it('quotes a message as it is now, also when that changed before or after it was fetched', async () => {
  const { quotes } = setUp([...talk(1, 9), said(10, { kind: 'delete', target: 4 })])
  quotes.ask(4)
  quotes.ask(5)
  await settled()
  expect(quotes.find(4)).toMatchObject({ message: { content: { state: 'deleted', by: hana.accountId } } })
  quotes.hear(said(11, { kind: 'delete', target: 5 }))
  expect(quotes.find(5)).toMatchObject({ message: { content: { state: 'deleted' } } })
})

it('takes nothing in of what is said in the room', () => {
  const { quotes } = setUp()
  quotes.hear(said(10, 'new'))
  expect(quotes.find(10).state).toBe('unknown')
})
