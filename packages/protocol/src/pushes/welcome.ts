import * as z from 'zod/mini'
import { Account } from '../account.ts'
import { ConnectionId, DeviceId, Timestamp } from '../ids.ts'
import { definePush } from '../push.ts'

export const welcome = definePush({
  summary: 'The first frame of every connection: who you are here, and how often the server shows that it lives.',
  shape: z.strictObject({
    push: z.literal('welcome'),
    connectionId: ConnectionId,
    account: Account,
    deviceId: DeviceId,
    at: Timestamp,
    heartbeatMs: z.int().check(z.minimum(1)),
  }),
})
