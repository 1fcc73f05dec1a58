import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { Envelope } from '../envelope.ts'
import { Bytes32, MessageId, RoomId, Sequence, Timestamp } from '../ids.ts'

/** The reply comes after the entry is durable [SQ9]; the same device and messageId always get the same answer [SQ8]. */
export const messageSend = defineCommand({
  type: 'message.send',
  summary: 'Appends an envelope to a room. Sending the same `messageId` again from the same device changes nothing.',
  params: z.strictObject({ roomId: RoomId, messageId: MessageId, envelope: Envelope }),
  result: z.strictObject({
    sequence: Sequence,
    at: Timestamp,
    /** SHA-256 of the stored envelope's bytes: differs from what was sent only if the id was used before. */
    envelopeHash: Bytes32,
  }),
  action: 'message.send',
  cost: 1,
})
