import * as z from 'zod/mini'
import { AccountId, RoomId } from '../ids.ts'
import { definePush } from '../push.ts'

export const typing = definePush({
  summary: 'Somebody is typing in a room you are in, or no longer. Without another one it is over after `typingMs`.',
  shape: z.strictObject({ push: z.literal('typing'), roomId: RoomId, accountId: AccountId, typing: z.boolean() }),
})
