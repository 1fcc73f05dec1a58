import { describe, expect, it } from 'vitest'
import { placeOf } from '../../shell/place.ts'
import { ordinaryWorld, scenes, type Scene } from './scenes.ts'

const all: readonly (readonly [string, Scene])[] = Object.entries(scenes)
const roomsOf = ({ world }: Scene) => ({ ...ordinaryWorld, ...world }).rooms ?? []

describe('a scene', () => {
  it.each(all)('%s has rooms as a server could tell of them', (_name, scene) => {
    const rooms = roomsOf(scene)
    expect(new Set(rooms.map(({ room }) => room.roomId)).size).toBe(rooms.length)
    for (const { room, messages } of rooms) {
      expect(messages.map(({ sequence }) => sequence)).toEqual(messages.map((_, index) => index + 1))
      expect(room.head).toBe(messages.length)
      if (room.membership.state === 'member') expect(room.membership.readSequence).toBeLessThanOrEqual(room.head)
    }
  })

  it.each(all)('%s leads to a room that is there, unless it is about one that is not', (name, scene) => {
    const place = placeOf(scene.path)
    if (place.at !== 'room') return
    const isThere = roomsOf(scene).some(({ room }) => room.roomId === place.roomId)
    expect(isThere).toBe(name !== 'room-denied')
  })
})
