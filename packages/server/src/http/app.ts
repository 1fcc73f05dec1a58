import { Hono, type Context } from 'hono'
import { codes, routes, type HttpCodeName, type RouteDefinition } from '@warifu/protocol'
import { refusalOf } from '../failure.ts'
import type { AddressReader, ClientAddress } from '../guard/address.ts'
import { readHeaders, type RequestHeaders } from '../guard/headers.ts'
import { isRefusal, refuse, type Refusal } from '../refusal.ts'
import type { Events } from '../watch/events.ts'
import { describeFault } from '../watch/fault.ts'
import type { Assets } from './assets.ts'
import type { Door } from './door.ts'
import type { Endpoint } from './endpoint.ts'
import type { Path } from './path.ts'
import type { Peer } from './peer.ts'
import { problem } from './respond.ts'
import { responseHeaders } from './response-headers.ts'

type Env = {
  readonly Bindings: Peer
  readonly Variables: { readonly headers: RequestHeaders; readonly address: ClientAddress }
}

/** Answers a Request and what it was like on the wire; never rejects. */
export type App = { readonly fetch: (request: Request, peer: Peer) => Promise<Response> }

export type AppParts<Caller> = {
  readonly door: Door<Caller>
  readonly addresses: AddressReader
  /** What is in a route table. */
  readonly endpoints: readonly Endpoint<Caller>[]
  /** What is in none. */
  readonly paths: readonly Path[]
  /** The pages' files, where there are pages. */
  readonly assets: Assets | null
  readonly events: Pick<Events, 'internalError' | 'linkRefused' | 'requestRefused' | 'signInRefused'>
  readonly sendHsts: boolean
}

/** An app asks for the right host first, for every path there is or is not. What it refuses, it reports, once. */
export function createApp<Caller>({
  door,
  addresses,
  endpoints,
  paths,
  assets,
  events,
  sendHsts,
}: AppParts<Caller>): App {
  const app = new Hono<Env>()
  const known: readonly Path[] = [
    ...endpoints.map(({ method, path, serve }): Path => ({ method, path, serve: (arrival) => serve(arrival, door) })),
    ...paths,
  ]
  const methods = methodsByPath(known)

  app.use(async (context, next) => {
    const { rawHeaders, httpVersionMajor, remoteAddress } = context.env
    const headers = readHeaders(rawHeaders, httpVersionMajor)
    const forwardedFor = isRefusal(headers) ? undefined : headers.get('x-forwarded-for')
    context.set('address', addresses.read(remoteAddress, forwardedFor))
    const arrived = isRefusal(headers) ? headers : (door.checkHost(headers) ?? headers)
    if (isRefusal(arrived)) context.res = refused(context, arrived)
    else {
      context.set('headers', arrived)
      await next()
    }
    const host = isRefusal(arrived) ? undefined : arrived.host
    for (const [name, value] of responseHeaders(host, sendHsts)) context.res.headers.set(name, value)
  })

  for (const { method, path, serve } of known) {
    app.on(method, path, async (context) => {
      const served = await serve({
        request: context.req.raw,
        headers: context.get('headers'),
        address: context.get('address'),
        peer: context.env,
      })
      return isRefusal(served) ? refused(context, served) : served
    })
  }

  app.notFound((context) => {
    const { method, path } = context.req
    const allowed = methods.get(path)
    if (allowed !== undefined) return notAllowed(context, allowed)
    const file = assets?.find(path, context.get('headers')) ?? null
    if (file === null) return refused(context, refuse('path-unknown'))
    return method === 'GET' || method === 'HEAD' ? file : notAllowed(context, READING)
  })

  app.onError((error, context) => {
    events.internalError({ where: 'http', error: describeFault(error) })
    const refusal = refusalOf(error)
    return refusal.refused === 'internal-error' ? problem(refusal) : refused(context, refusal)
  })

  function notAllowed(context: Context<Env>, allowed: readonly string[]): Response {
    const response = refused(context, refuse('method-refused'))
    response.headers.set('Allow', allowed.join(', '))
    return response
  }

  function refused(context: Context<Env>, refusal: Refusal<HttpCodeName>): Response {
    const { path } = context.req
    const { code } = codes[refusal.refused]
    const { address } = context.get('address')
    if (refusal.refused === 'link-unusable') events.linkRefused({ address })
    else if (path === routes.signIn.path) events.signInRefused({ code, address })
    else events.requestRefused({ code, path: methods.has(path) ? path : 'unknown', address })
    const response = problem(refusal)
    // RFC 9110 section 15.5.22; HTTP/2 has no such header (RFC 9113 section 8.2.2).
    const isUpgrade = refusal.refused === 'upgrade-required' && context.env.httpVersionMajor === 1
    if (isUpgrade) response.headers.set('Upgrade', 'websocket')
    return response
  }

  return { fetch: async (request, peer) => app.fetch(request, peer) }
}

const READING = ['GET', 'HEAD']

function methodsByPath(
  paths: readonly Pick<RouteDefinition, 'method' | 'path'>[],
): ReadonlyMap<string, readonly string[]> {
  const methods = new Map<string, readonly string[]>()
  for (const { method, path } of paths) {
    methods.set(path, [...(methods.get(path) ?? []), ...(method === 'GET' ? READING : [method])])
  }
  return methods
}
