import * as z from 'zod/mini'
import { definePush } from '../push.ts'
import { Room } from '../room.ts'

export const room = definePush({
  summary:
    'A room as you now see it: you made it, joined it, were invited to it, it is new and public, or something about it has changed.',
  shape: z.strictObject({ push: z.literal('room'), room: Room }),
})
