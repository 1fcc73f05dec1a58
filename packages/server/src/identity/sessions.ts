import { Bytes32, type AccountId, type Session } from '@warifu/protocol'
import { hashOfSecret, randomBytes, toBase64url } from '@warifu/crypto'
import type { Bus } from '../bus/bus.ts'
import { SESSION_ENDED } from '../bus/topics.ts'
import type { Clock } from '../clock.ts'
import type { SessionContext, SessionRow, Store } from '../store/store.ts'
import { shown } from './accounts.ts'
import { workspaceName } from './workspace.ts'

/** Which listener a session belongs to; a cookie of the one is nothing to the other [TK1]. */
export type Audience = SessionRow['audience']

/** A session about to be kept: the cookie's value goes to the browser and nowhere else, the row holds its hash. */
export type MintedSession = { readonly cookie: string; readonly row: Omit<SessionRow, 'deviceId'> }

export type Sessions = {
  readonly mint: (accountId: AccountId, audience: Audience) => Promise<MintedSession>
  /** The session behind a cookie's value, as it is now. */
  readonly find: (cookie: string | undefined, audience: Audience) => Promise<SessionContext | null>
  /** The same by the hash that tickets carry: a connection asks whether its session still is. */
  readonly byHash: (sessionHash: string, audience: Audience) => Promise<SessionContext | null>
  /** Ends it for good, and tells every node, so that the connections opened under it close. */
  readonly end: (sessionHash: string) => Promise<void>
  /** What its owner may see of it. */
  readonly show: (context: SessionContext) => Promise<Session>
}

const HOUR_MS = 60 * 60_000

export type SessionParts = {
  readonly store: Pick<Store, 'sessions' | 'workspace'>
  readonly bus: Pick<Bus, 'publish'>
  readonly clock: Clock
  /** A session's life. Absolute: one that is used ends all the same. */
  readonly sessionHours: number
}

export function createSessions({ store, bus, clock, sessionHours }: SessionParts): Sessions {
  const byHash: Sessions['byHash'] = (sessionHash, audience) => store.sessions.find(sessionHash, audience, clock.now())

  return {
    mint: async (accountId, audience) => {
      const cookie = toBase64url(randomBytes(32))
      const createdAt = clock.now()
      const sessionHash = await hashOfSecret(cookie)
      return {
        cookie,
        row: { sessionHash, accountId, audience, createdAt, expiresAt: createdAt + sessionHours * HOUR_MS },
      }
    },
    find: async (cookie, audience) =>
      Bytes32.safeParse(cookie).success && cookie !== undefined ? byHash(await hashOfSecret(cookie), audience) : null,
    byHash,
    end: async (sessionHash) => {
      // First the truth, then the news: whoever hears it finds no session any more.
      await store.sessions.end(sessionHash)
      await bus.publish(SESSION_ENDED, { sessionHash })
    },
    show: async ({ session, account, device }) => ({
      account: shown(account),
      device: { deviceId: device.deviceId, binding: 'server-attested', createdAt: device.createdAt },
      workspace: { name: await workspaceName(store) },
      expiresAt: session.expiresAt,
    }),
  }
}
