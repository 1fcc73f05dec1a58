import { expect, it } from 'vitest'
import { placeOf } from '../shell/place.ts'
import { roomId } from '../testing/samples.ts'
import { messagePath, permalink } from './permalink.ts'

const room = roomId('room')

it('is an address that leads back to the message', () => {
  expect(placeOf(messagePath(room, 42))).toEqual({ at: 'room', roomId: room, panel: null, message: 42 })
})

it('is the whole address for others', () => {
  expect(permalink('https://chat.example.jp:8443', room, 42)).toBe(
    `https://chat.example.jp:8443/rooms/${room}/messages/42`,
  )
})
