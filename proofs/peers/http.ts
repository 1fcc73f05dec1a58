import type { IncomingHttpHeaders } from 'node:http'
import { Agent, request as httpsRequest } from 'node:https'
import { routes, type RouteBody, type RouteName, type RouteResult } from '@warifu/protocol'
import type { Endpoint } from './endpoint.ts'

/** Asks the HTTP API as a page of the server's own origin would, keeping the session's cookie. */
export type Api = {
  /** Rejects with what the server answered where it refused. */
  readonly ask: <Name extends RouteName>(
    endpoint: Endpoint,
    name: Name,
    body: RouteBody<Name>,
  ) => Promise<RouteResult<Name>>
  readonly close: () => void
}

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }

/** @param localAddress the loopback address to come from, which is what limits per address count by */
export function createApi(localAddress: string): Api {
  let cookie: string | undefined
  const agent = new Agent({ keepAlive: true })

  function exchange({ origin, ca }: Endpoint, method: 'GET' | 'POST', path: string, body: string): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const headers = {
      origin,
      ...(cookie !== undefined && { cookie }),
      ...(method === 'POST' && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    }
    // The server listens on 127.0.0.1; `localhost` may mean ::1 first.
    const request = httpsRequest(origin + path, { family: 4, localAddress, ca, agent, method, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => {
        text += chunk
      })
      answer.on('error', reject)
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text })
      })
    })
    request.on('error', reject)
    request.end(method === 'POST' ? body : undefined)
    return promise
  }

  return {
    ask: async (endpoint, name, body) => {
      const { method, path, result } = routes[name]
      const answer = await exchange(endpoint, method, path, JSON.stringify(body))
      if (answer.status !== 200) throw new Error(`${method} ${path} was answered ${answer.status}: ${answer.body}`)
      const [pair] = answer.headers['set-cookie']?.[0]?.split(';') ?? []
      if (pair !== undefined) cookie = pair
      // The schema that belongs to `name` produced it; the compiler cannot follow a lookup by value.
      return result.parse(JSON.parse(answer.body)) as RouteResult<typeof name>
    },
    close: () => {
      agent.destroy()
    },
  }
}
