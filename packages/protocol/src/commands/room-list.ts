import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { RoomId } from '../ids.ts'
import { limits } from '../limits.ts'
import { Room } from '../room.ts'

export const roomList = defineCommand({
  type: 'room.list',
  summary:
    'The rooms the account is in or invited to and the public ones, in the order of their ids. Each `head` tells whether there is news.',
  params: z.strictObject({ after: z.nullable(RoomId) }),
  result: z.strictObject({
    rooms: z.array(Room).check(z.maxLength(limits.listingItems)),
    more: z.boolean(),
  }),
  action: 'room.list',
  cost: 5,
})
