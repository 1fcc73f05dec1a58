import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { AccountId, RoomId } from '../ids.ts'
import { limits } from '../limits.ts'
import { Member } from '../room.ts'

export const roomMembers = defineCommand({
  type: 'room.members',
  summary: 'The members of a room in the order of their account ids, `after` one of them or from the start.',
  params: z.strictObject({ roomId: RoomId, after: z.nullable(AccountId) }),
  result: z.strictObject({
    members: z.array(Member).check(z.maxLength(limits.listingItems)),
    more: z.boolean(),
  }),
  action: 'room.members',
  cost: 5,
})
