import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { Privacy } from '../account.ts'

export const privacySet = defineCommand({
  type: 'privacy.set',
  summary: 'Says what the account shows of itself, on all its devices.',
  params: z.strictObject({ privacy: Privacy }),
  result: z.strictObject({}),
  action: 'privacy.set',
  cost: 5,
})
