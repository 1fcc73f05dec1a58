import * as z from 'zod/mini'
import { Envelope } from './envelope.ts'
import { AccountId, DeviceId, MessageId, Sequence, Timestamp } from './ids.ts'

/** One place in a room's sequence. `at` is the server's clock and never goes backward in a room. */
export const Entry = z.strictObject({
  kind: z.literal('message'),
  sequence: Sequence,
  at: Timestamp,
  accountId: AccountId,
  deviceId: DeviceId,
  messageId: MessageId,
  envelope: Envelope,
})
export type Entry = z.output<typeof Entry>
