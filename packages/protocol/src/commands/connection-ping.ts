import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { Timestamp } from '../ids.ts'

export const connectionPing = defineCommand({
  type: 'connection.ping',
  summary: 'Asks whether the server still answers, and what its clock says.',
  params: z.strictObject({}),
  result: z.strictObject({ at: Timestamp }),
  action: 'connection.ping',
  cost: 1,
})
