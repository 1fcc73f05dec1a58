import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { RoomId } from '../ids.ts'

export const roomLeave = defineCommand({
  type: 'room.leave',
  summary: 'Leaves a room. Its history can no longer be read by the account.',
  params: z.strictObject({ roomId: RoomId }),
  result: z.strictObject({}),
  action: 'room.leave',
  cost: 5,
})
