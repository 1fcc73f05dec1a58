import * as z from 'zod/mini'
import { AccountId, RoomId } from '../ids.ts'
import { definePush } from '../push.ts'
import { Member } from '../room.ts'

export const memberJoined = definePush({
  summary: 'Somebody became a member of a room you are in.',
  shape: z.strictObject({ push: z.literal('member-joined'), roomId: RoomId, member: Member }),
})

export const memberLeft = definePush({
  summary: 'Somebody is no longer a member of a room you are in.',
  shape: z.strictObject({ push: z.literal('member-left'), roomId: RoomId, accountId: AccountId }),
})
