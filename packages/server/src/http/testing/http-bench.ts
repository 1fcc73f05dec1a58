import type { RouteBody, RouteName, RouteResult } from '@warifu/protocol'
import { Problem, routes } from '@warifu/protocol'
import { createAddressReader } from '../../guard/address.ts'
import { createAuthorize } from '../../guard/authorize.ts'
import { createHostGuard, type HostGuard } from '../../guard/host.ts'
import { createOriginGuard, type OriginGuard } from '../../guard/origin.ts'
import type { Rate } from '../../guard/rate.ts'
import { createTickets, type Tickets } from '../../guard/ticket.ts'
import { createWorkbench, PUBLIC_URL, secretOf, type Workbench } from '../../identity/testing/workbench.ts'
import type { App } from '../app.ts'
import type { Assets } from '../assets.ts'
import { createReadiness } from '../health.ts'
import { createOperatorApp, createSocketApp } from '../operator/router.ts'
import type { Peer } from '../peer.ts'
import { createPublicApp } from '../router.ts'

export const HOST = 'localhost:8443'
export const OPERATOR_HOST = 'localhost:8444'
export const OPERATOR_URL = 'https://localhost:8444'

/** What a browser would send by itself; a test changes one thing and sees what happens. Null: without this header. */
export type Sent = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string | null>>
  readonly body?: string | ReadableStream<Uint8Array>
  readonly httpVersion?: '1.1' | '2.0'
}

export type HttpBench = Workbench & {
  readonly app: App
  readonly operatorApp: App
  readonly socketApp: App
  readonly tickets: Tickets
  readonly drain: () => void
}

export type Replaced = {
  readonly hosts?: HostGuard
  readonly origins?: OriginGuard
  readonly rate?: Rate
  readonly assets?: Assets
  readonly sendHsts?: boolean
}

export async function createHttpBench(replaced: Replaced = {}): Promise<HttpBench> {
  const bench = await createWorkbench()
  const { bus, store, identity, events, clock, metrics } = bench
  const addresses = createAddressReader({ behindProxy: false, trustedProxies: [] })
  const tickets = createTickets(bus)
  let draining = false
  const ready = createReadiness(store, () => draining)
  const app = createPublicApp(
    {
      hosts: replaced.hosts ?? createHostGuard([HOST]),
      origins: replaced.origins ?? createOriginGuard([PUBLIC_URL]),
      addresses,
      tickets,
      authorize: createAuthorize((roomId, accountId) => store.rooms.standing(roomId, accountId)),
      identity,
      assets: replaced.assets ?? { find: () => null },
      ready,
      version: '0.0.0',
      events,
      clock,
      sendHsts: replaced.sendHsts ?? false,
    },
    replaced.rate,
  )
  const operatorApp = createOperatorApp({
    hosts: createHostGuard([OPERATOR_HOST]),
    origins: createOriginGuard([OPERATOR_URL]),
    addresses,
    identity,
    registry: metrics.registry,
    ready,
    events,
    clock,
  })
  const socketApp = createSocketApp({ identity, ready, events })
  return { ...bench, app, operatorApp, socketApp, tickets, drain: () => void (draining = true) }
}

/** Sends a request to an app as the listener would hand it over. */
export async function send(app: App, path: string, sent: Sent = {}, host = HOST): Promise<Response> {
  const { method = 'GET', headers = {}, body, httpVersion = '1.1' } = sent
  const all: Readonly<Record<string, string | null>> = {
    host,
    ...(method === 'POST' && {
      origin: `https://${host}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
    }),
    ...headers,
  }
  const present = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
  const peer: Peer = {
    rawHeaders: present.flat(),
    httpVersion,
    httpVersionMajor: httpVersion === '2.0' ? 2 : 1,
    remoteAddress: '203.0.113.7',
  }
  const init = { method, ...(body !== undefined && { body, duplex: 'half' }) }
  return app.fetch(new Request(`https://${HOST}${path}`, init), peer)
}

export const post = (app: App, path: string, body: unknown, sent: Sent = {}, host = HOST): Promise<Response> =>
  send(app, path, { method: 'POST', body: JSON.stringify(body), ...sent }, host)

/** Asks a route of the table and demands a good answer. */
export async function ask<Name extends RouteName>(
  app: App,
  name: Name,
  body: RouteBody<Name>,
  cookie: string | null = null,
  host = HOST,
): Promise<{ readonly result: RouteResult<Name>; readonly cookie: string }> {
  const { method, path, result } = routes[name]
  const headers = cookie === null ? {} : { cookie }
  const response =
    method === 'POST' ? await post(app, path, body, { headers }, host) : await send(app, path, { headers }, host)
  const answered: unknown = await response.json()
  if (response.status !== 200) throw new Error(`refused: ${Problem.parse(answered).code}`)
  const cookieNow = response.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
  return { result: result.parse(answered) as RouteResult<Name>, cookie: cookieNow }
}

/** The first operator, through the app. @returns the cookie pair to send */
export async function setUpOverHttp({ app, identity, device }: HttpBench, name = 'Mika'): Promise<string> {
  const link = await identity.links.forSetup()
  const { result } = await ask(app, 'challenge', {})
  const body = {
    link: secretOf(link?.url ?? ''),
    name,
    password: 'a lamp, two herons and the tide',
    workspace: 'Atelier',
    device: await device.signIn(result.nonce, PUBLIC_URL),
  }
  return (await ask(app, 'setup', body)).cookie
}

/** Status and code of a refusal. */
export async function refusalOf(response: Response): Promise<readonly [status: number, code: string]> {
  const { code, status } = Problem.parse(await response.json())
  if (status !== response.status) throw new Error('the problem names another status than the answer has')
  return [response.status, code]
}
