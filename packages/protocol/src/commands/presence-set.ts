import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { PresenceState } from '../account.ts'

export const presenceSet = defineCommand({
  type: 'presence.set',
  summary: 'Says whether somebody is at this connection. An account is as active as its most active connection.',
  params: z.strictObject({ state: PresenceState }),
  result: z.strictObject({}),
  action: 'presence.set',
  cost: 1,
})
