import * as z from 'zod/mini'
import { Account, defineRoute, Name, Password, routes, Timestamp, WorkspaceRole } from '@warifu/protocol'

/** What operators may do over their listener, and the command line over the Unix socket. */
export const operatorRoutes = {
  createAccount: defineRoute({
    method: 'POST',
    path: '/api/v1/operator/accounts',
    summary: 'Makes an account with a password.',
    session: true,
    body: z.strictObject({ name: Name, password: Password, role: WorkspaceRole }),
    result: Account,
  }),
  listAccounts: defineRoute({
    method: 'GET',
    path: '/api/v1/operator/accounts',
    summary: 'Every account, in order of account id.',
    session: true,
    body: z.strictObject({}),
    result: z.strictObject({ accounts: z.array(z.extend(Account, { createdAt: Timestamp })) }),
  }),
  invite: defineRoute({
    method: 'POST',
    path: '/api/v1/operator/invitations',
    summary: 'A one-use link, good for 7 days, with which somebody makes an account.',
    session: true,
    body: z.strictObject({ name: z.nullable(Name), role: WorkspaceRole }),
    result: routes.invite.result,
  }),
} as const

export type OperatorRoutes = typeof operatorRoutes
export type OperatorRouteName = keyof OperatorRoutes
