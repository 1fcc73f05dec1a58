import * as z from 'zod/mini'

/** Command ids are chosen by the client, per connection; the reply carries the same one. */
export const CommandId = z.int().check(z.minimum(1), z.maximum(0x7fff_ffff))

/** A refusal as it crosses the wire. `issues` name the offending params by path, never by value. */
export const WireError = z.strictObject({
  code: z.string().check(z.regex(/^WRF-\d{4}$/)),
  retryAfterMs: z.optional(z.int().check(z.minimum(0))),
  issues: z.optional(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(8))),
})
export type WireError = z.output<typeof WireError>

/** The envelope of a reply; `result` is checked against the command's own schema once its id is matched. */
export const ReplyFrame = z.discriminatedUnion('ok', [
  z.strictObject({ id: CommandId, ok: z.literal(true), result: z.unknown() }),
  z.strictObject({ id: CommandId, ok: z.literal(false), error: WireError }),
])
export type ReplyFrame = z.output<typeof ReplyFrame>
