import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { AccountId } from '../ids.ts'
import { Room } from '../room.ts'

export const roomDirect = defineCommand({
  type: 'room.direct',
  summary:
    'The direct room with an account, made where there is none yet. Both are members at once; the other hears of it with the first entry.',
  params: z.strictObject({ accountId: AccountId }),
  result: z.strictObject({ room: Room }),
  action: 'room.direct',
  cost: 5,
})
