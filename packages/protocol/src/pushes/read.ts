import * as z from 'zod/mini'
import { RoomId, Sequence } from '../ids.ts'
import { definePush } from '../push.ts'

export const read = definePush({
  summary: 'Another connection of your account has read this far.',
  shape: z.strictObject({ push: z.literal('read'), roomId: RoomId, sequence: Sequence }),
})
