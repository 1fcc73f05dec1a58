import { toRoomId, type RoomId } from '@warifu/client'

/** What stands beside a room's timeline. */
export const roomPanels = ['members', 'pins', 'settings'] as const
export type RoomPanel = (typeof roomPanels)[number]

/** What an address of the chat is about. */
export type Place =
  | { readonly at: 'start' }
  /** `roomId` null: no room can have this address. `message`: the sequence of one that the address points at. */
  | {
      readonly at: 'room'
      readonly roomId: RoomId | null
      readonly panel: RoomPanel | null
      readonly message: number | null
    }

const START: Place = { at: 'start' }

export function placeOf(path: string): Place {
  const [, first, id, part, sequence] = path.split('/')
  if (first !== 'rooms' || id === undefined || id === '') return START
  return {
    at: 'room',
    roomId: toRoomId(id),
    panel: roomPanels.find((panel) => panel === part) ?? null,
    message:
      part === 'messages' && sequence !== undefined && /^[1-9]\d{0,15}$/.test(sequence) ? Number(sequence) : null,
  }
}

export const roomPath = (roomId: RoomId): string => `/rooms/${roomId}`
export const panelPath = (roomId: RoomId, panel: RoomPanel): string => `/rooms/${roomId}/${panel}`
export const SETTINGS_PATH = '/settings'
