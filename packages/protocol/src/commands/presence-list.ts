import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { PresenceState } from '../account.ts'
import { AccountId } from '../ids.ts'
import { limits } from '../limits.ts'

export const presenceList = defineCommand({
  type: 'presence.list',
  summary:
    'Who is there, in the order of account ids, `after` one of them or from the start. Nobody, where the account does not show its own presence.',
  params: z.strictObject({ after: z.nullable(AccountId) }),
  result: z.strictObject({
    present: z
      .array(z.strictObject({ accountId: AccountId, state: PresenceState }))
      .check(z.maxLength(limits.listingItems)),
    more: z.boolean(),
  }),
  action: 'presence.list',
  cost: 5,
})
