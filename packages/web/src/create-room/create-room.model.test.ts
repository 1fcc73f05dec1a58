import { WarifuError } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { roomId } from '../testing/fake-client.ts'
import { createCreateRoomModel } from './create-room.model.ts'

function setUp() {
  const createRoom = vi.fn(async () => ({ roomId: roomId('made') }))
  return { createRoom, model: createCreateRoomModel({ createRoom: createRoom as never }) }
}

describe('creating a room', () => {
  it('makes it under its plain name and says where it is', async () => {
    const { createRoom, model } = setUp()
    expect(await model.submit(' 企画 ', 'private')).toBe(roomId('made'))
    expect(createRoom.mock.calls).toEqual([[{ name: '企画', visibility: 'private' }]])
    expect(model.snapshot()).toEqual({ state: 'idle' })
  })

  it('refuses a name that cannot be one before it asks the server', async () => {
    const { createRoom, model } = setUp()
    expect(await model.submit('\u200B', 'public')).toBeNull()
    expect(model.snapshot()).toEqual({ state: 'name-unusable' })
    expect(createRoom).not.toHaveBeenCalled()
  })

  it('shows the server’s refusal', async () => {
    const { createRoom, model } = setUp()
    createRoom.mockRejectedValueOnce(new WarifuError('too-many-rooms'))
    expect(await model.submit('企画', 'public')).toBeNull()
    expect(model.snapshot()).toMatchObject({ state: 'refused', refused: { error: 'too-many-rooms' } })
  })
})
