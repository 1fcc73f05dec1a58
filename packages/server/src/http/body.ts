import { limits } from '@warifu/protocol'
import type { RequestHeaders } from '../guard/headers.ts'
import { refuse, type Refusal } from '../refusal.ts'

/** `application/json`, UTF-8 as RFC 8259 section 8.1 demands. Forms cannot send it, so it also keeps them out. */
const JSON_TYPE = /^application\/json(?: *; *charset="?utf-8"?)?$/i

/** A byte order mark is no part of JSON (RFC 8259 section 8.1), so it stays and is refused. */
const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export type JsonBody = { readonly json: unknown }
export type BodyRefusal = Refusal<'content-type-refused' | 'body-too-large' | 'body-invalid'>

/**
 * A request's JSON, at most `limits.bodyBytes` of it and `timeoutMs` long. Bytes are counted as they come, whatever
 * Content-Length says, and reading stops at the first too many.
 */
export async function readJson(
  request: Request,
  headers: RequestHeaders,
  timeoutMs: number,
): Promise<JsonBody | BodyRefusal> {
  if (!JSON_TYPE.test(headers.get('content-type') ?? '')) return refuse('content-type-refused')
  if (headers.get('content-encoding') !== undefined) return refuse('content-type-refused')
  const bytes = await readBytes(request, limits.bodyBytes, timeoutMs)
  if (bytes === 'too-large') return refuse('body-too-large')
  if (bytes === 'broken') return refuse('body-invalid')
  try {
    return { json: JSON.parse(DECODER.decode(bytes)) }
  } catch {
    return refuse('body-invalid') // Neither the bytes nor the parser's message go anywhere.
  }
}

/** `broken`: the sender went away or took too long. */
export async function readBytes(
  request: Request,
  mostBytes: number,
  timeoutMs: number,
): Promise<Uint8Array | 'too-large' | 'broken'> {
  if (request.body === null) return new Uint8Array()
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader()
  const timer = setTimeout(() => void reader.cancel().catch(() => undefined), timeoutMs)
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.length
      if (length > mostBytes) {
        await reader.cancel()
        return 'too-large'
      }
      chunks.push(next.value)
    }
  } catch {
    return 'broken'
  } finally {
    clearTimeout(timer)
  }
  return Buffer.concat(chunks)
}
