import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { Privacy } from '../account.ts'

/** It costs more than others, because it is told in every room of the account. */
export const privacySet = defineCommand({
  type: 'privacy.set',
  summary: 'Says what the account shows of itself, on all its devices.',
  params: z.strictObject({ privacy: Privacy }),
  result: z.strictObject({}),
  action: 'privacy.set',
  cost: 30,
})
