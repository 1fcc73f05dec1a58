import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { RoomId, Sequence } from '../ids.ts'

export const roomRead = defineCommand({
  type: 'room.read',
  summary:
    'Says how far the account has read. It only moves forward, and never past the head; the reply says where it stands.',
  params: z.strictObject({ roomId: RoomId, sequence: Sequence }),
  result: z.strictObject({ sequence: Sequence }),
  action: 'room.read',
  cost: 1,
})
