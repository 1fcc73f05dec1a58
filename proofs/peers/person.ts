import { createDevice } from './device.ts'
import type { Endpoint } from './endpoint.ts'
import { createApi } from './http.ts'

/**
 * Somebody with an account, signed in on one device, with nothing of the SDK between them and the server. The server may be
 * started again, on another port: the session goes on.
 */
export type Person = {
  /** A single-use pass for one connection [TK3]. */
  readonly ticket: (endpoint: Endpoint) => Promise<string>
  /** A one-use link for somebody else; operators only. */
  readonly invite: (endpoint: Endpoint) => Promise<string>
  readonly close: () => void
}

const PASSWORD = 'tally sticks split at the river'

/** Uses up a setup or invitation link: makes the account and signs in. */
export async function arrive(link: string, name: string, endpoint: Endpoint, localAddress: string): Promise<Person> {
  const api = createApi(localAddress)
  const device = await createDevice()

  const prove = async (at: Endpoint, purpose: 'sign-in' | 'ticket' | 'invitation') => {
    const { nonce } = await api.ask(at, 'challenge', {})
    return device.prove(purpose, at.origin, nonce)
  }

  const { pathname, hash } = new URL(link)
  const proof = await prove(endpoint, 'sign-in')
  const body = { link: hash.slice(1), name, password: PASSWORD, device: proof }
  if (pathname === '/setup') await api.ask(endpoint, 'setup', { ...body, workspace: 'Proofs' })
  else await api.ask(endpoint, 'join', body)

  return {
    ticket: async (at) => {
      const { nonce, signature } = await prove(at, 'ticket')
      return (await api.ask(at, 'ticket', { nonce, signature })).ticket
    },
    invite: async (at) => {
      const { nonce, signature } = await prove(at, 'invitation')
      return (await api.ask(at, 'invite', { name: null, role: 'member', nonce, signature })).url
    },
    close: api.close,
  }
}
