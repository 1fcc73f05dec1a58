import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { RoomId, Sequence, Timestamp } from '../ids.ts'

export const messageLocate = defineCommand({
  type: 'message.locate',
  summary: 'The sequence of the first entry that was stored at or after a time; null where there is none.',
  params: z.strictObject({ roomId: RoomId, at: Timestamp }),
  result: z.strictObject({ sequence: z.nullable(Sequence) }),
  action: 'message.locate',
  cost: 2,
})
