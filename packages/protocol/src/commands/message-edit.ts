import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { Envelope } from '../envelope.ts'
import { Bytes32, MessageId, RoomId, Sequence, Timestamp } from '../ids.ts'

/** Like a message it is durable before the reply, and the same device and messageId always get the same answer [SQ8]. */
export const messageEdit = defineCommand({
  type: 'message.edit',
  summary:
    'Gives the message at `target` a new text. Only who wrote it can; what it said before stays in its revisions.',
  params: z.strictObject({ roomId: RoomId, messageId: MessageId, target: Sequence, envelope: Envelope }),
  result: z.strictObject({ sequence: Sequence, at: Timestamp, envelopeHash: Bytes32 }),
  action: 'message.edit',
  cost: 2,
})
