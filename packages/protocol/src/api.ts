import * as z from 'zod/mini'
import { Account, WorkspaceRole } from './account.ts'
import { Bytes32, DeviceId, Signature, Timestamp } from './ids.ts'
import { limits } from './limits.ts'
import { Name } from './names.ts'

/** A password as typed: never trimmed, never normalized, verified unmodified (NIST SP 800-63B-4). */
export const Password = z.string().check(z.minLength(1), z.maxLength(limits.passwordLength))

/** The secret part of a one-use link, from the fragment of its URL: 32 random bytes. */
export const LinkSecret = Bytes32

/** A signature over a server nonce shows that the sender holds the device's private key [DV2]. */
export const DeviceProof = z.strictObject({
  /** Ed25519 public key (RFC 8032). */
  signatureKey: Bytes32,
  /** X25519 public key (RFC 7748). */
  agreementKey: Bytes32,
  nonce: Bytes32,
  signature: Signature,
})
export type DeviceProof = z.output<typeof DeviceProof>

export const Device = z.strictObject({
  deviceId: DeviceId,
  /** How the device was bound to its account: by the server's word alone, until another factor vouches for it [DV3]. */
  binding: z.literal('server-attested'),
  createdAt: Timestamp,
})

export const Session = z.strictObject({
  account: Account,
  device: Device,
  workspace: z.strictObject({ name: Name }),
  expiresAt: Timestamp,
})
export type Session = z.output<typeof Session>

/** RFC 9457 problem details. `title` is the English sentence of the code; nothing of the server's inside. */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().check(z.regex(/^WRF-\d{4}$/)),
  issues: z.optional(z.array(z.string())),
  retryAfterMs: z.optional(z.int().check(z.minimum(0))),
})
export type Problem = z.output<typeof Problem>

const Empty = z.strictObject({})

/** A route of the HTTP API. `session`: whether a session cookie must come with it. */
export type RouteDefinition = {
  readonly method: 'GET' | 'POST'
  readonly path: `/${string}`
  readonly summary: string
  readonly session: boolean
  readonly body: z.ZodMiniType
  readonly result: z.ZodMiniType
}

/** Keeps what the definition says as types: the method, whether there is a session, the shapes. */
export const defineRoute = <
  const Method extends RouteDefinition['method'],
  const Session extends boolean,
  Body extends z.ZodMiniType,
  Reply extends z.ZodMiniType,
>(
  definition: RouteDefinition & { method: Method; session: Session; body: Body; result: Reply },
) => definition

export const routes = {
  challenge: defineRoute({
    method: 'POST',
    path: '/api/v1/challenge',
    summary: 'A nonce for a device to sign. It works once, for 60 seconds.',
    session: false,
    body: Empty,
    result: z.strictObject({ nonce: Bytes32, expiresInMs: z.int() }),
  }),
  link: defineRoute({
    method: 'POST',
    path: '/api/v1/link',
    summary: 'What a one-use link is for. Looking does not use it up.',
    session: false,
    body: z.strictObject({ link: LinkSecret }),
    result: z.strictObject({
      kind: z.enum(['setup', 'invitation']),
      /** The name the invitation was made for, which the account will have; null: the person chooses. */
      name: z.nullable(Name),
      /** Null until the first operator has named it. */
      workspace: z.nullable(Name),
    }),
  }),
  setup: defineRoute({
    method: 'POST',
    path: '/api/v1/setup',
    summary: 'Uses the first-operator link: makes the first account, names the workspace, signs in.',
    session: false,
    body: z.strictObject({ link: LinkSecret, name: Name, password: Password, workspace: Name, device: DeviceProof }),
    result: Session,
  }),
  join: defineRoute({
    method: 'POST',
    path: '/api/v1/join',
    summary: 'Uses an invitation link: makes an account and signs in.',
    session: false,
    body: z.strictObject({ link: LinkSecret, name: Name, password: Password, device: DeviceProof }),
    result: Session,
  }),
  signIn: defineRoute({
    method: 'POST',
    path: '/api/v1/sign-in',
    summary: 'Signs in with name and password on a device; answers with a new session cookie.',
    session: false,
    // A name is looked up, not made: any bounded string, so that the answer is the same for impossible names.
    body: z.strictObject({
      name: z.string().check(z.minLength(1), z.maxLength(limits.nameLength * 4)),
      password: Password,
      device: DeviceProof,
    }),
    result: Session,
  }),
  signOut: defineRoute({
    method: 'POST',
    path: '/api/v1/sign-out',
    summary: 'Ends the session and every connection opened under it.',
    session: true,
    body: Empty,
    result: Empty,
  }),
  session: defineRoute({
    method: 'GET',
    path: '/api/v1/session',
    summary: 'Who the session cookie stands for.',
    session: true,
    body: Empty,
    result: Session,
  }),
  ticket: defineRoute({
    method: 'POST',
    path: '/api/v1/ticket',
    summary:
      'A single-use pass that opens one connection within 30 seconds, from the same Origin, for the session’s device.',
    session: true,
    body: z.strictObject({ nonce: Bytes32, signature: Signature }),
    result: z.strictObject({ ticket: Bytes32, expiresInMs: z.int() }),
  }),
  invite: defineRoute({
    method: 'POST',
    path: '/api/v1/invitations',
    summary: 'A one-use link, good for 7 days, with which somebody makes an account. Operators only.',
    session: true,
    body: z.strictObject({ name: z.nullable(Name), role: WorkspaceRole, nonce: Bytes32, signature: Signature }),
    result: z.strictObject({ url: z.string(), expiresAt: Timestamp }),
  }),
  connectCheck: defineRoute({
    method: 'GET',
    path: '/api/v1/connect-check',
    summary: 'What a page may learn about why its WebSocket does not open: browsers tell scripts nothing.',
    session: false,
    body: Empty,
    result: z.strictObject({
      /** What the Origin header was to the server; pages send none with a GET to their own origin. */
      origin: z.enum(['allowed', 'refused', 'missing']),
      session: z.boolean(),
      httpVersion: z.enum(['1.0', '1.1', '2.0']),
      /** The server's clock, to see how far one's own is off. */
      at: Timestamp,
    }),
  }),
} as const

export type Routes = typeof routes
export type RouteName = keyof Routes
export type RouteBody<Name extends RouteName> = z.output<Routes[Name]['body']>
export type RouteResult<Name extends RouteName> = z.output<Routes[Name]['result']>
