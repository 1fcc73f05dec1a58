import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { AccountId, RoomId } from '../ids.ts'

export const roomInvite = defineCommand({
  type: 'room.invite',
  summary:
    'Invites an account to a room. It becomes a member when it joins. Inviting a member or twice changes nothing.',
  params: z.strictObject({ roomId: RoomId, accountId: AccountId }),
  result: z.strictObject({}),
  action: 'room.invite',
  cost: 5,
})
