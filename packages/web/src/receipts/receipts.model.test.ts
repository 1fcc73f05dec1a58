import type { AccountId } from '@warifu/client'
import { expect, it } from 'vitest'
import { createReceiptsModel, readersOf } from './receipts.model.ts'

const [me, hana, lee] = ['me', 'hana', 'lee'] as unknown as [AccountId, AccountId, AccountId]
const settled = () => new Promise((resolve) => setImmediate(resolve))

function setUp() {
  const listeners = new Map<string, (event: object) => void>()
  const answer = Promise.withResolvers<readonly object[]>()
  const room = {
    members: () => answer.promise,
    on: (name: string, listener: (event: object) => void) => {
      listeners.set(name, listener)
      return () => listeners.delete(name)
    },
  }
  const model = createReceiptsModel(room as never, me)
  const end = model.start()
  return { model, answer, end, hear: (name: string, event: object) => listeners.get(name)?.(event) }
}

it('knows how far others have read, and never goes back', async () => {
  const { model, answer, hear } = setUp()
  hear('receipt', { accountId: hana, sequence: 9 })
  answer.resolve([
    { accountId: hana, readSequence: 4 },
    { accountId: lee, readSequence: 7 },
    { accountId: me, readSequence: 9 },
  ])
  await settled()
  expect(readersOf(model.snapshot(), 7)).toEqual([hana, lee])
  expect(readersOf(model.snapshot(), 8)).toEqual([hana])
  expect(readersOf(model.snapshot(), 10)).toEqual([])
})

it('forgets who no longer shares it, and who left', async () => {
  const { model, answer, hear } = setUp()
  answer.resolve([
    { accountId: hana, readSequence: 4 },
    { accountId: lee, readSequence: null },
  ])
  await settled()
  hear('receipt', { accountId: lee, sequence: 5 })
  hear('receipt', { accountId: hana, sequence: null })
  expect([...model.snapshot().keys()]).toEqual([lee])
  hear('member', { change: 'left', accountId: lee })
  expect(model.snapshot().size).toBe(0)
})

it('is empty where it could not be asked', async () => {
  const { model, answer, end } = setUp()
  answer.reject(new Error('no connection'))
  await settled()
  expect(model.snapshot().size).toBe(0)
  end()
})
