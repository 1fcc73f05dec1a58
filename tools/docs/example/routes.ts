import { limits, type RouteBody, type RouteName, type RouteResult } from '@warifu/protocol'
import * as cast from './cast.ts'
import { deviceProof, nonces, signatureOver } from './device.ts'

type Example<Name extends RouteName> = { readonly body: RouteBody<Name>; readonly result: RouteResult<Name> }

const password = 'five hundred quiet teapots'
const invitation = cast.secret('invitation')

/** One example of every route. A route without one does not compile. */
export const routeExamples: { readonly [Name in RouteName]: Example<Name> } = {
  challenge: { body: {}, result: { nonce: nonces['sign-in'], expiresInMs: limits.challengeMs } },
  link: {
    body: { link: invitation },
    result: { kind: 'invitation', name: cast.hana.name, workspace: cast.session.workspace.name },
  },
  setup: {
    body: {
      link: cast.secret('setup link'),
      name: cast.hana.name,
      password,
      workspace: cast.session.workspace.name,
      device: deviceProof,
    },
    result: { ...cast.session, account: { ...cast.hana, role: 'operator' } },
  },
  join: { body: { link: invitation, name: cast.hana.name, password, device: deviceProof }, result: cast.session },
  signIn: { body: { name: cast.hana.name, password, device: deviceProof }, result: cast.session },
  signOut: { body: {}, result: {} },
  session: { body: {}, result: cast.session },
  ticket: {
    body: { nonce: nonces.ticket, signature: signatureOver('ticket') },
    result: { ticket: cast.secret('ticket'), expiresInMs: limits.ticketMs },
  },
  invite: {
    body: {
      name: cast.hana.name,
      role: 'member',
      nonce: nonces.invitation,
      signature: signatureOver('invitation'),
    },
    result: { url: `${cast.ORIGIN}/join#${invitation}`, expiresAt: cast.NOW + 604_800_000 },
  },
  connectCheck: {
    body: {},
    result: { origin: 'missing', session: true, httpVersion: '2.0', at: cast.NOW },
  },
}
