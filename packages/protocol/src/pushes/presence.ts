import * as z from 'zod/mini'
import { PresenceState } from '../account.ts'
import { AccountId } from '../ids.ts'
import { limits } from '../limits.ts'
import { definePush } from '../push.ts'

export const presence = definePush({
  summary: 'Who came, went away or left since the last one; null: no longer there, or no longer shown.',
  shape: z.strictObject({
    push: z.literal('presence'),
    changes: z
      .array(z.strictObject({ accountId: AccountId, state: z.nullable(PresenceState) }))
      .check(z.minLength(1), z.maxLength(limits.listingItems)),
  }),
})
