import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { RoomId } from '../ids.ts'

export const roomTyping = defineCommand({
  type: 'room.typing',
  summary:
    'Says that the account is typing in a room, or no longer. It is told to members who share typing, and stored nowhere.',
  params: z.strictObject({ roomId: RoomId, typing: z.boolean() }),
  result: z.strictObject({}),
  action: 'room.typing',
  cost: 1,
})
