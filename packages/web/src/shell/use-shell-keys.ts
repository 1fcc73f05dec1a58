import type { Room, RoomId } from '@warifu/client'
import { useEffect } from 'react'
import type { ChatModels } from '../chat.model.ts'
import { useKey } from '../keys/use-key.ts'
import { listenForKeys } from '../keys/listen.ts'
import { joinedOf, neighbourOf } from '../room-list/room-list.model.ts'
import { NOTHING_UNREAD, standoutOf } from '../room-list/unread.ts'
import { focusComposer, goToLandmark } from './landmarks.ts'
import { roomPath } from './place.ts'
import type { Whereabouts } from './use-whereabouts.ts'

/** The shortcuts that act everywhere. */
export function useShellKeys(chat: ChatModels, { open, goTo }: Whereabouts, present: RoomId | null): void {
  useEffect(() => listenForKeys(window, chat.keys), [chat])

  const step = (direction: -1 | 1, qualifies: (room: Room) => boolean) => {
    const room = neighbourOf(joinedOf(chat.roomList.snapshot()), present, direction, qualifies)
    if (room !== null) goTo(roomPath(room.roomId))
  }
  const any = () => true
  const unread = (room: Room) => standoutOf(room, chat.unread.snapshot().get(room.roomId) ?? NOTHING_UNREAD).strong

  useKey('palette', () => {
    open('palette')
  })
  useKey('shortcuts', () => {
    open('shortcuts')
  })
  useKey('settings', () => {
    open('settings')
  })
  useKey('room.previous', () => {
    step(-1, any)
  })
  useKey('room.next', () => {
    step(1, any)
  })
  useKey('room.previous-unread', () => {
    step(-1, unread)
  })
  useKey('room.next-unread', () => {
    step(1, unread)
  })
  useKey('rooms.read', chat.unread.markAllRead)
  useKey('landmark.next', () => {
    goToLandmark(document, 1)
  })
  useKey('landmark.previous', () => {
    goToLandmark(document, -1)
  })
  useKey('composer', () => {
    focusComposer(document)
  })
}
