import type { Client, NotifyLevel, RoomId } from '@warifu/client'

export const levels: readonly NotifyLevel[] = ['all', 'mentions', 'none']

export type LevelModel = {
  /** False where the room stays as it was. */
  readonly set: (roomId: RoomId, level: NotifyLevel) => Promise<boolean>
}

/** Of what in a room its account wants to be told; the room itself shows what holds. */
export function createLevelModel(client: Pick<Client, 'room'>): LevelModel {
  return {
    async set(roomId, level) {
      try {
        await client.room(roomId).setNotify(level)
        return true
      } catch {
        return false
      }
    },
  }
}
