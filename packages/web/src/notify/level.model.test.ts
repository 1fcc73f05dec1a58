import { WarifuError } from '@warifu/client'
import { expect, it, vi } from 'vitest'
import { roomId } from '../testing/fake-client.ts'
import { createLevelModel } from './level.model.ts'

it('the level of a room is the server’s to keep, and it is said where it could not', async () => {
  const setNotify = vi.fn(async () => {})
  const model = createLevelModel({ room: () => ({ setNotify }) as never })
  expect(await model.set(roomId('security'), 'none')).toBe(true)
  expect(setNotify).toHaveBeenCalledWith('none')
  setNotify.mockRejectedValueOnce(new WarifuError('connection-lost'))
  expect(await model.set(roomId('security'), 'all')).toBe(false)
})
