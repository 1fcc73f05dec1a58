import { limits, routes } from '@warifu/protocol'
import type { Clock } from '../clock.ts'
import type { RequestHeaders } from '../guard/headers.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import type { Identity } from '../identity/identity.ts'
import type { Audience } from '../identity/sessions.ts'
import type { SignedIn } from '../identity/sign-in.ts'
import type { SessionContext } from '../store/store.ts'
import type { Events } from '../watch/events.ts'
import { CLEARED } from './cookie.ts'
import { answer, bind, type Endpoint } from './endpoint.ts'

export type SignInParts = {
  readonly identity: Pick<Identity, 'challenges' | 'join' | 'links' | 'sessions' | 'signIn'>
  readonly events: Pick<Events, 'signedOut'>
  readonly clock: Clock
  readonly audience: Audience
  readonly cookieName: string
}

/** The routes that begin, show and end a session; on every listener that has sessions. */
export function sessionEndpoints(parts: SignInParts): readonly Endpoint<SessionContext>[] {
  const { identity, events, audience } = parts
  const { challenges, sessions } = identity
  const begin = beginSession(parts)

  return [
    bind(routes.challenge, async () => answer({ nonce: await challenges.issue(), expiresInMs: limits.challengeMs })),
    bind(routes.signIn, async ({ body, origin, address, headers }) =>
      begin(await identity.signIn(body, { origin, address, audience }), headers),
    ),
    bind(routes.session, async ({ caller }) => answer(await sessions.show(caller))),
    bind(routes.signOut, async ({ caller: { session, account, device } }) => {
      await sessions.end(session.sessionHash)
      events.signedOut({ accountId: account.accountId, deviceId: device.deviceId })
      return answer({}, CLEARED)
    }),
  ]
}

/** The routes that make an account with a one-use link. */
export function linkEndpoints(parts: SignInParts): readonly Endpoint<SessionContext>[] {
  const { identity, audience } = parts
  const begin = beginSession(parts)

  return [
    bind(routes.link, async ({ body }) => {
      const view = await identity.links.look(body.link)
      return isRefusal(view) ? view : answer(view)
    }),
    bind(routes.setup, async ({ body, origin, address, headers }) =>
      begin(await identity.join.setUp(body, { origin, address, audience }), headers),
    ),
    bind(routes.join, async ({ body, origin, address, headers }) =>
      begin(await identity.join.join(body, { origin, address, audience }), headers),
    ),
  ]
}

function beginSession({ identity: { sessions }, clock, audience, cookieName }: SignInParts) {
  return async <No extends Refusal>(signedIn: SignedIn | No, headers: RequestHeaders) => {
    if (isRefusal(signedIn)) return signedIn
    // A browser that signs in anew leaves no session open behind it (OWASP ASVS 5.0, 7.2.4).
    const former = await sessions.find(headers.cookie(cookieName), audience)
    if (former !== null) await sessions.end(former.session.sessionHash)
    const { cookie, session } = signedIn
    const seconds = Math.floor((session.expiresAt - clock.now()) / 1000)
    return answer(session, { state: 'set', value: cookie, seconds })
  }
}
