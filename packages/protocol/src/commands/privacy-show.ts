import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { Privacy } from '../account.ts'

export const privacyShow = defineCommand({
  type: 'privacy.show',
  summary: 'What the account shows of itself.',
  params: z.strictObject({}),
  result: z.strictObject({ privacy: Privacy }),
  action: 'privacy.show',
  cost: 1,
})
