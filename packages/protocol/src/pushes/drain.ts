import * as z from 'zod/mini'
import { definePush } from '../push.ts'

export const drain = definePush({
  summary: 'The server is about to restart. The connection closes with 1012; come back after `reconnectAfterMs`.',
  shape: z.strictObject({ push: z.literal('drain'), reconnectAfterMs: z.int().check(z.minimum(0)) }),
})
