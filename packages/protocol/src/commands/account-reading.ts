import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { Name } from '../names.ts'

export const accountReading = defineCommand({
  type: 'account.reading',
  summary: 'Says how the account’s name is read aloud, so that people find it by that; null takes it away.',
  params: z.strictObject({ reading: z.nullable(Name) }),
  result: z.strictObject({}),
  action: 'account.reading',
  cost: 5,
})
