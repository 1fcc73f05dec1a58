import * as z from 'zod/mini'
import { Privacy } from '../account.ts'
import { definePush } from '../push.ts'

export const privacy = definePush({
  summary:
    'What your account shows of itself has been changed, here or on another device. What it no longer shares is no longer told.',
  shape: z.strictObject({ push: z.literal('privacy'), privacy: Privacy }),
})
