import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { RoomId } from '../ids.ts'
import { Room } from '../room.ts'

export const roomJoin = defineCommand({
  type: 'room.join',
  summary: 'Enters a public room, or one the account is invited to.',
  params: z.strictObject({ roomId: RoomId }),
  result: z.strictObject({ room: Room }),
  action: 'room.join',
  cost: 5,
})
