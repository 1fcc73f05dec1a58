import * as z from 'zod/mini'
import { Timestamp } from '../ids.ts'
import { definePush } from '../push.ts'

export const heartbeat = definePush({
  summary:
    'The server lives. A page cannot see WebSocket pings, so it is told. Silence for 25 s means the connection is dead.',
  shape: z.strictObject({ push: z.literal('heartbeat'), at: Timestamp }),
})
