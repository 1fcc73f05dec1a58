import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { MessageId, RoomId, Sequence, Timestamp } from '../ids.ts'

export const messagePin = defineCommand({
  type: 'message.pin',
  summary:
    'Pins the message at `target` for everybody in the room, or takes the pin away. What is so already stays so, without a new entry.',
  params: z.strictObject({ roomId: RoomId, messageId: MessageId, target: Sequence, pinned: z.boolean() }),
  result: z.strictObject({ sequence: Sequence, at: Timestamp }),
  action: 'message.pin',
  cost: 2,
})
