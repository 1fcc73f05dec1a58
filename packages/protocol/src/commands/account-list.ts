import * as z from 'zod/mini'
import { ListedAccount } from '../account.ts'
import { defineCommand } from '../command.ts'
import { AccountId } from '../ids.ts'
import { limits } from '../limits.ts'

export const accountList = defineCommand({
  type: 'account.list',
  summary: 'The accounts of the workspace in the order of their ids, `after` one of them or from the start.',
  params: z.strictObject({ after: z.nullable(AccountId) }),
  result: z.strictObject({
    accounts: z.array(ListedAccount).check(z.maxLength(limits.listingItems)),
    more: z.boolean(),
  }),
  action: 'account.list',
  cost: 5,
})
