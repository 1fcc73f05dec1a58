import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { RoomId } from '../ids.ts'
import { Name } from '../names.ts'
import { ChosenVisibility, Room } from '../room.ts'

export const roomCreate = defineCommand({
  type: 'room.create',
  summary:
    'Makes a room; the caller becomes its moderator. `roomId` is chosen by the caller, so that asking twice is harmless.',
  params: z.strictObject({ roomId: RoomId, name: Name, visibility: ChosenVisibility }),
  result: z.strictObject({ room: Room }),
  action: 'room.create',
  cost: 10,
})
