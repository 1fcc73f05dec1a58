import { describe, expect, it } from 'vitest'
import { roomId } from '../testing/fake-client.ts'
import { messagePath } from '../message/permalink.ts'
import { panelPath, placeOf, roomPath } from './place.ts'

const id = roomId('security')
const inRoom = { at: 'room', roomId: id, panel: null, message: null }

describe('an address', () => {
  it('is about a room, something beside it, or one of its messages', () => {
    expect(placeOf(roomPath(id))).toEqual(inRoom)
    expect(placeOf(panelPath(id, 'members'))).toEqual({ ...inRoom, panel: 'members' })
    expect(placeOf(panelPath(id, 'pins'))).toEqual({ ...inRoom, panel: 'pins' })
    expect(placeOf(panelPath(id, 'settings'))).toEqual({ ...inRoom, panel: 'settings' })
    expect(placeOf(messagePath(id, 42))).toEqual({ ...inRoom, message: 42 })
  })

  it('that no room can have is still a room’s, so that it can be said', () => {
    expect(placeOf('/rooms/nowhere')).toEqual({ ...inRoom, roomId: null })
  })

  it('takes nothing for a message that is no sequence', () => {
    for (const sequence of ['0', '-1', '1e3', '01', '', '99999999999999999']) {
      expect(placeOf(`/rooms/${id}/messages/${sequence}`), sequence).toEqual(inRoom)
    }
  })

  it('of anything else is the list', () => {
    expect(placeOf('/')).toEqual({ at: 'start' })
    expect(placeOf('/rooms')).toEqual({ at: 'start' })
    expect(placeOf('/settings')).toEqual({ at: 'start' })
  })
})
