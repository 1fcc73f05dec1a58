import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { ReactionEnvelope } from '../envelope.ts'
import { Bytes32, MessageId, RoomId, Sequence, Timestamp } from '../ids.ts'

export const messageReact = defineCommand({
  type: 'message.react',
  summary: 'Puts a reaction to the message at `target`. To take it back, delete the reaction’s own entry.',
  params: z.strictObject({ roomId: RoomId, messageId: MessageId, target: Sequence, envelope: ReactionEnvelope }),
  result: z.strictObject({ sequence: Sequence, at: Timestamp, envelopeHash: Bytes32 }),
  action: 'message.react',
  cost: 2,
})
