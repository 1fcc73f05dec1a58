import type * as z from 'zod/mini'
import type { HttpCodeName, RouteDefinition } from '@warifu/protocol'
import type { ClientAddress } from '../guard/address.ts'
import type { RequestHeaders } from '../guard/headers.ts'
import { isRefusal, refuse, type Refusal } from '../refusal.ts'
import { readJson } from './body.ts'
import { KEPT, setCookie, type CookieChange } from './cookie.ts'
import type { Door } from './door.ts'
import type { Arrival } from './path.ts'
import { json } from './respond.ts'

/** A request that came through its door. */
export type Call<Definition extends RouteDefinition, Caller> = {
  readonly body: z.output<Definition['body']>
  /** Who asks; null for routes without a session. */
  readonly caller: Definition['session'] extends true ? Caller : null
  /** As its guard let it through; empty where none was demanded. */
  readonly origin: string
  readonly address: ClientAddress
  readonly headers: RequestHeaders
}

export type Answer<Definition extends RouteDefinition> = {
  readonly result: z.input<Definition['result']>
  readonly cookie: CookieChange
}

export const answer = <Result>(result: Result, cookie: CookieChange = KEPT) => ({ result, cookie })

/** A row of a route table with what answers it. */
export type Endpoint<Caller> = Pick<RouteDefinition, 'method' | 'path'> & {
  readonly serve: (arrival: Arrival, door: Door<Caller>) => Promise<Response | Refusal<HttpCodeName>>
}

/** A body that dribbles in has this long. */
const BODY_MS = 10_000

/**
 * Binds a route to its handler. Every request goes the same way: origin, rate, content type and size, schema, session, handler.
 * The handler gets types, and cannot be reached past a guard.
 */
export function bind<const Definition extends RouteDefinition, Caller>(
  definition: Definition,
  handle: (call: Call<Definition, Caller>) => Promise<Answer<Definition> | Refusal<HttpCodeName>>,
): Endpoint<Caller> {
  const changes = definition.method === 'POST'

  return {
    method: definition.method,
    path: definition.path,
    serve: async ({ request, headers, address }, door) => {
      const refusal = door.checkOrigin(headers, changes) ?? (await door.rate.take(address.group))
      if (refusal !== null) return refusal
      const body = await readBody(definition, request, headers, changes)
      if (isRefusal(body)) return body
      const caller = definition.session ? await door.identify(headers) : null
      if (isRefusal(caller)) return caller

      const call = { body: body.data, caller, origin: headers.get('origin') ?? '', address, headers }
      // `body` came out of the definition's schema, and `caller` is there exactly where the definition asks for a session.
      const answered = await handle(call as Call<Definition, Caller>)
      return isRefusal(answered) ? answered : respond(answered, door.cookieName)
    },
  }
}

async function readBody(definition: RouteDefinition, request: Request, headers: RequestHeaders, changes: boolean) {
  const read = changes ? await readJson(request, headers, BODY_MS) : { json: {} }
  if (isRefusal(read)) return read
  const parsed = definition.body.safeParse(read.json)
  if (parsed.success) return { data: parsed.data }
  // Where it is wrong, never what was there.
  const issues = parsed.error.issues.map((issue) => issue.path.join('.'))
  return refuse('body-invalid', { issues: [...new Set(issues)].filter((path) => path !== '') })
}

function respond({ result, cookie }: Answer<RouteDefinition>, cookieName: string | null): Response {
  const response = json(result)
  const header = cookieName === null ? null : setCookie(cookieName, cookie)
  if (header !== null) response.headers.set('Set-Cookie', header)
  return response
}
