import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { AccountId, RoomId } from '../ids.ts'

export const roomRemove = defineCommand({
  type: 'room.remove',
  summary: 'Ends another account’s membership or open invitation. Nothing of the room reaches it any more.',
  params: z.strictObject({ roomId: RoomId, accountId: AccountId }),
  result: z.strictObject({}),
  action: 'room.remove',
  cost: 5,
})
