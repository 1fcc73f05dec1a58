import type { RoomId } from '@warifu/client'

/** The address of a message inside the application. Nothing of what it says is in it. */
export const messagePath = (roomId: RoomId, sequence: number): string => `/rooms/${roomId}/messages/${sequence}`

/** The same as others can be sent it. */
export const permalink = (origin: string, roomId: RoomId, sequence: number): string =>
  new URL(messagePath(roomId, sequence), origin).href
