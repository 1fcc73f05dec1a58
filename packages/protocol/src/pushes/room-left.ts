import * as z from 'zod/mini'
import { RoomId } from '../ids.ts'
import { definePush } from '../push.ts'

export const roomLeft = definePush({
  summary: 'You left a room or declined an invitation to it. Nothing of it follows.',
  shape: z.strictObject({ push: z.literal('room-left'), roomId: RoomId }),
})
