import { WarifuError } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { accountId, roomId } from '../testing/fake-client.ts'
import { createDirectModel } from './direct.model.ts'

const sato = accountId('sato')

function setUp() {
  const direct = vi.fn(async () => ({ roomId: roomId('direct') }))
  return { direct, model: createDirectModel({ direct: direct as never }) }
}

describe('writing to somebody alone', () => {
  it('opens the room that the two have', async () => {
    const { direct, model } = setUp()
    expect(await model.open(sato)).toBe(roomId('direct'))
    expect(direct).toHaveBeenCalledWith(sato)
    expect(model.snapshot()).toEqual({ state: 'idle' })
  })

  it('asks once, however often it is pressed', async () => {
    const { direct, model } = setUp()
    const first = model.open(sato)
    expect(await model.open(sato)).toBeNull()
    await first
    expect(direct).toHaveBeenCalledTimes(1)
  })

  it('says why it was refused', async () => {
    const { direct, model } = setUp()
    direct.mockRejectedValueOnce(new WarifuError('connection-lost'))
    expect(await model.open(sato)).toBeNull()
    expect(model.snapshot()).toEqual({ state: 'refused', accountId: sato, error: 'connection-lost' })
  })
})
