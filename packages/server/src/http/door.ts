import type { HostGuard } from '../guard/host.ts'
import type { RequestHeaders } from '../guard/headers.ts'
import { checkFetchSite, type OriginGuard } from '../guard/origin.ts'
import type { Rate } from '../guard/rate.ts'
import { refuse, type Refusal } from '../refusal.ts'
import type { SessionContext } from '../store/store.ts'

/** A way in: what it asks of a request, and who comes through. Replaceable guard by guard, so that tests can show attacks winning. */
export type Door<Caller> = {
  readonly checkHost: (headers: RequestHeaders) => Refusal<'host-refused'> | null
  /** @param changes whether the request may change something: then an Origin is demanded, else only a foreign one is refused */
  readonly checkOrigin: (headers: RequestHeaders, changes: boolean) => Refusal<'origin-refused'> | null
  readonly rate: Rate
  /** Who asks, for routes that need a session. */
  readonly identify: (headers: RequestHeaders) => Promise<Caller | Refusal<'session-missing' | 'operator-required'>>
  /** The session cookie's name here; null where there are none. */
  readonly cookieName: string | null
}

export type WebDoorParts = {
  readonly hosts: HostGuard
  readonly origins: OriginGuard
  readonly rate: Rate
  readonly cookieName: string
  /** The session behind a cookie's value, of this listener's audience only. */
  readonly findSession: (cookie: string | undefined) => Promise<SessionContext | null>
  /** Whether only operators come through. */
  readonly operatorsOnly: boolean
}

/** For browsers: Host, then Origin and Sec-Fetch-Site, then the session cookie [TK1]. */
export function webDoor(parts: WebDoorParts): Door<SessionContext> {
  const { hosts, origins, rate, cookieName, findSession, operatorsOnly } = parts
  return {
    checkHost: (headers) => {
      // HTTP/2 says scheme and authority per stream, so both are checked per stream [TK2].
      const scheme = headers.get(':scheme')
      if (scheme !== undefined && scheme !== 'https') return refuse('host-refused')
      return hosts.check(headers.host)
    },
    checkOrigin: (headers, changes) => {
      const origin = headers.get('origin')
      const foreign = changes || origin !== undefined ? origins.check(origin) : null
      return foreign ?? checkFetchSite(headers.get('sec-fetch-site'))
    },
    rate,
    identify: async (headers) => {
      const context = await findSession(headers.cookie(cookieName))
      if (context === null) return refuse('session-missing')
      return operatorsOnly && context.account.role !== 'operator' ? refuse('operator-required') : context
    },
    cookieName,
  }
}

/** Whoever can open the Unix socket is the operator: its file is 0600 in a folder that is 0700. No browser can reach it. */
export type CommandLine = 'command-line'

export const socketDoor: Door<CommandLine> = {
  checkHost: () => null,
  checkOrigin: () => null,
  rate: { take: () => Promise.resolve(null) },
  identify: () => Promise.resolve('command-line'),
  cookieName: null,
}
