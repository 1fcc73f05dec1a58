import * as z from 'zod/mini'
import { commands, isCommandType, type Command, type CommandType, type Params } from './commands.ts'
import type { CodeName } from './codes.ts'
import { limits } from './limits.ts'
import { isPushName, pushes, type Push } from './pushes.ts'
import { CommandId, ReplyFrame, type WireError } from './reply.ts'

/** Why a frame is not a command. With an id the sender can be answered; without one the connection cannot go on. */
export type CommandRefusal =
  | { readonly kind: 'refused'; readonly id: null; readonly code: 'frame-invalid' | 'frame-too-large' }
  | {
      readonly kind: 'refused'
      readonly id: number
      readonly code: 'command-unknown' | 'params-invalid'
      readonly issues: readonly string[]
    }

export type DecodedCommand = { readonly kind: 'command'; readonly command: Command } | CommandRefusal

const CommandFrame = z.strictObject({
  id: CommandId,
  type: z.string().check(z.maxLength(64)),
  params: z.unknown(),
})

/**
 * Reads a stranger's text frame as a command [FR1-FR6]. Never throws.
 * @param text one WebSocket message
 * @param bytes its size on the wire
 */
export function decodeCommand(text: string, bytes: number): DecodedCommand {
  if (bytes > limits.frameBytes) return { kind: 'refused', id: null, code: 'frame-too-large' }
  const frame = CommandFrame.safeParse(parseBounded(text))
  if (!frame.success) return { kind: 'refused', id: null, code: 'frame-invalid' }

  const { id, type, params } = frame.data
  if (!isCommandType(type)) return { kind: 'refused', id, code: 'command-unknown', issues: [] }
  const checked = commands[type].params.safeParse(params)
  if (!checked.success) return { kind: 'refused', id, code: 'params-invalid', issues: issuePaths(checked.error) }
  // The schema that belongs to `type` produced `params`; the compiler cannot follow a lookup by value.
  return { kind: 'command', command: { id, type, params: checked.data } as Command }
}

/** What a client made of a frame from the server, which is data from a stranger too [FR7]. */
export type DecodedServerFrame =
  | { readonly kind: 'reply'; readonly reply: ReplyFrame }
  | { readonly kind: 'push'; readonly push: Push }
  | { readonly kind: 'unknown-push'; readonly name: string }
  | { readonly kind: 'refused'; readonly code: Extract<CodeName, 'frame-invalid' | 'frame-too-large'> }

const PushHead = z.looseObject({ push: z.string().check(z.maxLength(64)) })

/**
 * Reads a frame from the server. Never throws. An unknown push is not an error: a newer server may know more. A page gets text
 * without its size, so UTF-16 units are counted: UTF-8 never has fewer bytes than that.
 */
export function decodeServerFrame(text: string): DecodedServerFrame {
  if (text.length > limits.serverFrameBytes) return { kind: 'refused', code: 'frame-too-large' }
  const value = parseJson(text)
  const head = PushHead.safeParse(value)
  if (head.success) {
    if (!isPushName(head.data.push)) return { kind: 'unknown-push', name: head.data.push }
    const push = pushes[head.data.push].shape.safeParse(value)
    return push.success ? { kind: 'push', push: push.data } : { kind: 'refused', code: 'frame-invalid' }
  }
  const reply = ReplyFrame.safeParse(value)
  return reply.success ? { kind: 'reply', reply: reply.data } : { kind: 'refused', code: 'frame-invalid' }
}

export const encodeCommand = <Type extends CommandType>(id: number, type: Type, params: Params<Type>): string =>
  JSON.stringify({ id, type, params })
export const encodeResult = (id: number, result: unknown): string => JSON.stringify({ id, ok: true, result })
export const encodeError = (id: number, error: WireError): string => JSON.stringify({ id, ok: false, error })
export const encodePush = (push: Push): string => JSON.stringify(push)

const OBJECT_OPEN = 0x7b
const OBJECT_CLOSE = 0x7d
const ARRAY_OPEN = 0x5b
const ARRAY_CLOSE = 0x5d
const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a

/** Depth and keys are counted before JSON.parse builds anything, so that a bomb costs one pass over its bytes. */
function withinBounds(text: string): boolean {
  let depth = 0
  let keys = 0
  let inString = false
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charCodeAt(i)
    if (inString) {
      if (char === BACKSLASH) i += 1
      else if (char === QUOTE) inString = false
    } else if (char === QUOTE) inString = true
    else if (char === OBJECT_OPEN || char === ARRAY_OPEN) {
      if ((depth += 1) > limits.frameDepth) return false
    } else if (char === OBJECT_CLOSE || char === ARRAY_CLOSE) depth -= 1
    else if (char === COLON && (keys += 1) > limits.frameKeys) return false
  }
  return true
}

const parseBounded = (text: string): unknown => (withinBounds(text) ? parseJson(text) : undefined)

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // Not JSON is not an event here: no schema accepts undefined, so the caller refuses it.
  }
}

const MOST_ISSUES = 8

/** Paths only: a value could be a secret. Unknown keys are named by their parent, for the same reason. */
function issuePaths(error: z.core.$ZodError): string[] {
  const paths = error.issues.map((issue) => ['params', ...issue.path.map(String)].join('.').slice(0, 200))
  return [...new Set(paths)].slice(0, MOST_ISSUES)
}
