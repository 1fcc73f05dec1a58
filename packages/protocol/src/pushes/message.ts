import * as z from 'zod/mini'
import { ReadEntry } from '../entry.ts'
import { RoomId } from '../ids.ts'
import { definePush } from '../push.ts'

export const message = definePush({
  summary:
    'A new entry of a room. It is durable. A sequence that is not the last one plus one means: fetch what lies between.',
  shape: z.strictObject({ push: z.literal('message'), roomId: RoomId, entry: ReadEntry }),
})
