import { WarifuError, type AccountId, type Message } from '@warifu/client'
import { expect, it, vi } from 'vitest'
import { createMessageActsModel } from './acts.model.ts'

const me = 'me' as AccountId

const messageWith = (reactions: Message['reactions']) => ({ sequence: 7, pinned: false, reactions }) as Message

function setUp(act: () => Promise<unknown> = () => Promise.resolve()) {
  const room = { react: vi.fn(act), erase: vi.fn(act), pin: vi.fn(act) }
  return { room, model: createMessageActsModel(room as never) }
}

it('puts a reaction, and takes back one’s own', async () => {
  const { room, model } = setUp()
  await model.react(messageWith([{ emoji: '👍', accounts: [me], own: 9 }]), '🎉')
  expect(room.react).toHaveBeenCalledExactlyOnceWith(7, '🎉')
  await model.react(messageWith([{ emoji: '👍', accounts: [me], own: 9 }]), '👍')
  expect(room.erase).toHaveBeenCalledExactlyOnceWith(9)
})

it('joins in with a reaction of others', async () => {
  const { room, model } = setUp()
  await model.react(messageWith([{ emoji: '👍', accounts: ['other' as AccountId], own: null }]), '👍')
  expect(room.react).toHaveBeenCalledExactlyOnceWith(7, '👍')
})

it('does the same once at a time', async () => {
  let finish: (value: unknown) => void = () => {}
  const { room, model } = setUp(() => new Promise((resolve) => (finish = resolve)))
  const first = model.react(messageWith([]), '👍')
  await model.react(messageWith([]), '👍')
  expect(room.react).toHaveBeenCalledTimes(1)
  finish(undefined)
  await first
  void model.react(messageWith([]), '👍')
  expect(room.react).toHaveBeenCalledTimes(2)
})

it('says what was refused until it is read, or something else is done', async () => {
  const { model } = setUp(() => Promise.reject(new WarifuError('too-many-pins')))
  await model.pin(messageWith([]), true)
  expect(model.snapshot()).toEqual({ act: 'pin', sequence: 7, error: 'too-many-pins' })
  model.dismiss()
  expect(model.snapshot()).toBeNull()
})

it('tells whether a message was deleted', async () => {
  expect(await setUp().model.erase(messageWith([]))).toBe(true)
  const refused = setUp(() => Promise.reject(new WarifuError('message-unknown')))
  expect(await refused.model.erase(messageWith([]))).toBe(false)
  expect(refused.model.snapshot()?.act).toBe('erase')
})
