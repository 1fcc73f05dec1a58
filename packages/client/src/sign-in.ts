import { LinkSecret, type DeviceProof, type RouteBody, type RouteResult, type Session } from '@warifu/protocol'
import type { Api } from './api.ts'
import type { Device } from './device.ts'
import { WarifuError } from './errors.ts'

type WithoutProof<Name extends 'setup' | 'join' | 'signIn'> = Omit<RouteBody<Name>, 'device'>

/** Getting a session and a ticket. Each way into a session carries a fresh proof that this device holds its key [DV2]. */
export type SignIn = {
  readonly lookAtLink: (link: string) => Promise<RouteResult<'link'>>
  readonly setup: (params: WithoutProof<'setup'>) => Promise<Session>
  readonly join: (params: WithoutProof<'join'>) => Promise<Session>
  readonly signIn: (params: WithoutProof<'signIn'>) => Promise<Session>
  /** The session that the cookie stands for, or null. */
  readonly session: () => Promise<Session | null>
  /** Having no session any more counts as signed out. */
  readonly signOut: () => Promise<void>
  /** A single-use pass for one connection [TK3]. */
  readonly ticket: () => Promise<string>
  /** A one-use link for somebody else. This device signs for it, too. */
  readonly invite: (params: Pick<RouteBody<'invite'>, 'name' | 'role'>) => Promise<RouteResult<'invite'>>
}

export function createSignIn(api: Api, device: Device): SignIn {
  const prove = async (purpose: 'sign-in' | 'ticket' | 'invitation'): Promise<DeviceProof> => {
    const { nonce } = await api('challenge', {})
    return device.prove(purpose, nonce)
  }
  return {
    lookAtLink: async (link) => api('link', { link: linkSecret(link) }),
    async setup(params) {
      const link = linkSecret(params.link)
      return api('setup', { ...params, link, device: await prove('sign-in') })
    },
    async join(params) {
      const link = linkSecret(params.link)
      return api('join', { ...params, link, device: await prove('sign-in') })
    },
    signIn: async (params) => api('signIn', { ...params, device: await prove('sign-in') }),
    session: () => unlessSignedOut(api('session', {}), null),
    async signOut() {
      await unlessSignedOut(api('signOut', {}), {})
    },
    async ticket() {
      const { nonce, signature } = await prove('ticket')
      const { ticket } = await api('ticket', { nonce, signature })
      return ticket
    },
    async invite(params) {
      const { nonce, signature } = await prove('invitation')
      return api('invite', { ...params, nonce, signature })
    },
  }
}

/** The secret of a link given whole or by its fragment. What cannot be one gets the answer that an unknown one gets. */
function linkSecret(link: string): string {
  const secret = LinkSecret.safeParse(link.trim().split('#').at(-1))
  if (!secret.success) throw new WarifuError('link-unusable')
  return secret.data
}

async function unlessSignedOut<Value, Otherwise>(
  answer: Promise<Value>,
  otherwise: Otherwise,
): Promise<Value | Otherwise> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof WarifuError && error.name === 'session-missing') return otherwise
    throw error
  }
}
