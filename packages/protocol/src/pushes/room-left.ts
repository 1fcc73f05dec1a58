import * as z from 'zod/mini'
import { RoomId } from '../ids.ts'
import { definePush } from '../push.ts'

export const roomLeft = definePush({
  summary:
    'You left a room, were removed from it, declined an invitation to it, or it is public no longer. Nothing of it follows.',
  shape: z.strictObject({ push: z.literal('room-left'), roomId: RoomId }),
})
