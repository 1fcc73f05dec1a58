import * as z from 'zod/mini'
import { AccountId, RoomId, Sequence } from '../ids.ts'
import { definePush } from '../push.ts'

export const receipt = definePush({
  summary: 'How far another member of a room has read; null: it is not shared any more.',
  shape: z.strictObject({
    push: z.literal('receipt'),
    roomId: RoomId,
    accountId: AccountId,
    sequence: z.nullable(Sequence),
  }),
})
