import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { ReadEntry } from '../entry.ts'
import { RoomId, Sequence } from '../ids.ts'
import { limits } from '../limits.ts'

export const messageHistory = defineCommand({
  type: 'message.history',
  summary:
    'Entries beside `sequence`, which is not included: `before` it or `after` it. Always in rising order. `more` says whether further entries lie in that direction. `related` tells what became of the messages among them.',
  params: z.strictObject({
    roomId: RoomId,
    direction: z.enum(['before', 'after']),
    sequence: Sequence,
    limit: z.int().check(z.minimum(1), z.maximum(limits.historyEntries)),
  }),
  result: z.strictObject({
    entries: z.array(ReadEntry).check(z.maxLength(limits.historyEntries)),
    related: z.array(ReadEntry).check(z.maxLength(limits.historyRelated)),
    head: Sequence,
    more: z.boolean(),
  }),
  action: 'message.history',
  cost: 5,
})
