import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { RoomId } from '../ids.ts'
import { NotifyLevel, Room } from '../room.ts'

export const roomNotify = defineCommand({
  type: 'room.notify',
  summary: 'Says of what in a room the account wants to be told.',
  params: z.strictObject({ roomId: RoomId, level: NotifyLevel }),
  result: z.strictObject({ room: Room }),
  action: 'room.notify',
  cost: 2,
})
