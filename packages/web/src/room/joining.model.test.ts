import { expect, it } from 'vitest'
import { WarifuError, type Client, type RoomId } from '@warifu/client'
import { createJoiningModel } from './joining.model.ts'

const roomId = 'r' as RoomId

function setUp(act: () => Promise<unknown>) {
  const asked: string[] = []
  const handle = {
    join: () => {
      asked.push('join')
      return act()
    },
    leave: () => {
      asked.push('leave')
      return act()
    },
  }
  const model = createJoiningModel({ room: () => handle } as unknown as Pick<Client, 'room'>)
  return { model, asked }
}

it('joins, and declines an invitation by leaving', async () => {
  const { model, asked } = setUp(() => Promise.resolve())
  expect(await model.decline(roomId)).toBe(true)
  expect(await model.join(roomId)).toBe(true)
  expect(asked).toEqual(['leave', 'join'])
  expect(model.snapshot().size).toBe(0)
})

it('asks once at a time, and keeps why it was refused', async () => {
  let fail: (error: Error) => void = () => undefined
  const { model, asked } = setUp(() => new Promise((_resolve, reject) => (fail = reject)))
  const first = model.join(roomId)
  expect(await model.decline(roomId)).toBe(false)
  fail(new WarifuError('network-failed'))
  expect(await first).toBe(false)
  expect(asked).toEqual(['join'])
  expect(model.snapshot().get(roomId)?.state).toBe('refused')
})
