import { WarifuError } from '@warifu/client'
import { expect, it, vi } from 'vitest'
import { createRoomSettingsModel, type RoomWish } from './room-settings.model.ts'

const wish: RoomWish = { name: '全体連絡', purpose: '', visibility: 'public' }

function setUp(act: () => Promise<unknown> = () => Promise.resolve()) {
  const change = vi.fn(act)
  return { change, model: createRoomSettingsModel({ change } as never) }
}

it('sends a wish as it is stored: trimmed, in composed form', async () => {
  const { change, model } = setUp()
  expect(await model.keep({ ...wish, name: ' か\u3099 ', purpose: ' 毎朝 ' })).toBe(true)
  expect(change).toHaveBeenCalledExactlyOnceWith({ name: 'が', purpose: '毎朝', visibility: 'public' })
  expect(model.snapshot()).toEqual({ state: 'kept' })
})

it.each([
  [{ name: '' }, 'name-unusable'],
  [{ name: 'x'.repeat(65) }, 'name-unusable'],
  [{ purpose: 'x'.repeat(251) }, 'purpose-unusable'],
  [{ purpose: 'a\u202eb' }, 'purpose-unusable'],
] as const)('says what is wrong with %j before anything is sent', async (part, fault) => {
  const { change, model } = setUp()
  expect(await model.keep({ ...wish, ...part })).toBe(false)
  expect(model.snapshot()).toEqual({ state: 'wrong', fault })
  expect(change).not.toHaveBeenCalled()
})

it('says why it was refused', async () => {
  const { model } = setUp(() => Promise.reject(new WarifuError('action-refused')))
  expect(await model.keep(wish)).toBe(false)
  expect(model.snapshot()).toEqual({ state: 'refused', error: 'action-refused' })
})
