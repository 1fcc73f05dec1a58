import { routes, type RouteResult } from '@warifu/protocol'
import type { Clock } from '../clock.ts'
import { isRefusal, refuse, type Refusal } from '../refusal.ts'
import type { OriginGuard } from '../guard/origin.ts'
import { WORKSPACE_NAME, type SessionContext, type Store } from '../store/store.ts'
import type { Door } from './door.ts'
import type { Path } from './path.ts'
import { json } from './respond.ts'

/** Null where this node can do its work. */
export type Readiness = () => Promise<Refusal<'draining' | 'store-unavailable'> | null>

/** @param draining whether the node is on its way down: balancers should send nobody here */
export function createReadiness(store: Pick<Store, 'workspace'>, draining: () => boolean): Readiness {
  return async () => {
    if (draining()) return refuse('draining')
    try {
      await store.workspace.read(WORKSPACE_NAME)
      return null
    } catch {
      return refuse('store-unavailable') // Which store, and why, is in the log; the answer goes to anybody.
    }
  }
}

/** For supervisors and load balancers. `/healthz`: this process lives. `/readyz`: and can do its work. */
export const healthPaths = (ready: Readiness): readonly Path[] => [
  { method: 'GET', path: '/healthz', serve: async () => json({ status: 'ok' }) },
  { method: 'GET', path: '/readyz', serve: async () => (await ready()) ?? json({ status: 'ok' }) },
]

export type ConnectCheckParts = {
  readonly door: Pick<Door<SessionContext>, 'identify' | 'rate'>
  readonly origins: OriginGuard
  readonly clock: Clock
}

/** Answers whoever asks, from wherever: that an Origin would be refused is what one comes here to learn. */
export const connectCheckPath = ({ door, origins, clock }: ConnectCheckParts): Path => ({
  method: routes.connectCheck.method,
  path: routes.connectCheck.path,
  serve: async ({ headers, address, peer }) => {
    const busy = await door.rate.take(address.group)
    if (busy !== null) return busy
    const origin = headers.get('origin')
    const result: RouteResult<'connectCheck'> = {
      origin: origin === undefined ? 'missing' : origins.check(origin) === null ? 'allowed' : 'refused',
      session: !isRefusal(await door.identify(headers)),
      httpVersion: peer.httpVersionMajor === 2 ? '2.0' : peer.httpVersion === '1.0' ? '1.0' : '1.1',
      at: clock.now(),
    }
    return json(result)
  },
})
