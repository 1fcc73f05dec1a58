import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { RoomId } from '../ids.ts'

export const roomLeave = defineCommand({
  type: 'room.leave',
  summary: 'Leaves a room, or declines an invitation to it. The account can no longer read its history.',
  params: z.strictObject({ roomId: RoomId }),
  result: z.strictObject({}),
  action: 'room.leave',
  cost: 5,
})
