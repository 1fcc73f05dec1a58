import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { ReadEntry } from '../entry.ts'
import { RoomId, Sequence } from '../ids.ts'
import { limits } from '../limits.ts'

export const roomPins = defineCommand({
  type: 'room.pins',
  summary: 'The pinned messages of a room that come before `before`, newest pin first, with what became of them.',
  params: z.strictObject({ roomId: RoomId, before: z.nullable(Sequence) }),
  result: z.strictObject({
    entries: z.array(ReadEntry).check(z.maxLength(limits.pinsPerRoom)),
    related: z.array(ReadEntry).check(z.maxLength(limits.historyRelated)),
    more: z.boolean(),
  }),
  action: 'room.pins',
  cost: 5,
})
