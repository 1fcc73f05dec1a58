import { routes, type RouteBody, type RouteName, type RouteResult } from '@warifu/protocol'
import { WarifuError } from './errors.ts'
import type { Exchange } from './http.ts'

/** Asks one route of the HTTP API. What comes back is checked against the route's schema: data from a stranger [FR7]. */
export type Api = <Name extends RouteName>(name: Name, body: RouteBody<Name>) => Promise<RouteResult<Name>>

export function createApi(exchange: Exchange): Api {
  return async (name, body) => {
    const { method, path, result } = routes[name]
    const answer = await exchange({ method, path, body: method === 'GET' ? null : JSON.stringify(body) })
    const checked = result.safeParse(answer)
    if (!checked.success) throw new WarifuError('answer-invalid', { cause: checked.error })
    // The schema that belongs to `name` produced it; the compiler cannot follow a lookup by value.
    return checked.data as RouteResult<typeof name>
  }
}
