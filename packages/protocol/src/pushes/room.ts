import * as z from 'zod/mini'
import { definePush } from '../push.ts'
import { Room } from '../room.ts'

export const room = definePush({
  summary: 'A room as you now see it: you made it, joined it, were invited to it, or it is new and public.',
  shape: z.strictObject({ push: z.literal('room'), room: Room }),
})
