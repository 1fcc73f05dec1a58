import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { ReadEntry } from '../entry.ts'
import { RoomId, Sequence } from '../ids.ts'
import { limits } from '../limits.ts'

export const messageRevisions = defineCommand({
  type: 'message.revisions',
  summary:
    'The edits of the message at `target`, oldest first, `after` one of them or from the start. The message itself is the revision before them.',
  params: z.strictObject({ roomId: RoomId, target: Sequence, after: Sequence }),
  result: z.strictObject({ entries: z.array(ReadEntry).check(z.maxLength(limits.editsPerMessage)), more: z.boolean() }),
  action: 'message.revisions',
  cost: 5,
})
