import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { MessageId, RoomId, Sequence, Timestamp } from '../ids.ts'

/** The envelopes are gone from the store when the reply comes; their places and hashes stay [ER1]. */
export const messageDelete = defineCommand({
  type: 'message.delete',
  summary:
    'Erases the message at `target` with its edits and reactions, or one reaction. Who wrote it can, and a moderator can erase messages.',
  params: z.strictObject({ roomId: RoomId, messageId: MessageId, target: Sequence }),
  result: z.strictObject({ sequence: Sequence, at: Timestamp }),
  action: 'message.delete',
  cost: 3,
})
