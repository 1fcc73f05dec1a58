import * as z from 'zod/mini'
import { RoomId } from '../ids.ts'
import { definePush } from '../push.ts'

export const roomLeft = definePush({
  summary: 'You are no longer a member of a room. Nothing of it follows.',
  shape: z.strictObject({ push: z.literal('room-left'), roomId: RoomId }),
})
