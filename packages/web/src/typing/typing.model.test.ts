import type { AccountId, RoomHandle } from '@warifu/client'
import { expect, it } from 'vitest'
import { accountId } from '../testing/samples.ts'
import { createTypingModel } from './typing.model.ts'

const [hana, lee] = [accountId('hana'), accountId('lee')]

function setUp() {
  let hear: ((accountIds: readonly AccountId[]) => void) | null = null
  const room = {
    on(_name: string, listener: NonNullable<typeof hear>) {
      hear = listener
      return () => (hear = null)
    },
  }
  // What else a room can do, this model does not ask for.
  const model = createTypingModel(room as unknown as Pick<RoomHandle, 'on'>)
  return { model, end: model.start(), hear: (...accountIds: AccountId[]) => hear?.(accountIds) }
}

it('shows who is typing, in the order in which they began', () => {
  const { model, hear } = setUp()
  expect(model.snapshot()).toEqual([])
  hear(hana, lee)
  expect(model.snapshot()).toEqual([hana, lee])
})

it('does not draw again while nobody types', () => {
  const { model, hear } = setUp()
  let drawn = 0
  model.subscribe(() => (drawn += 1))
  hear()
  hear()
  expect(drawn).toBe(0)
})

it('shows nobody of a room that is no longer on the screen', () => {
  const { model, hear, end } = setUp()
  hear(hana)
  end()
  expect(model.snapshot()).toEqual([])
  hear(lee)
  expect(model.snapshot()).toEqual([])
})
