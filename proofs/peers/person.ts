import { createDevice } from './device.ts'
import type { Endpoint } from './endpoint.ts'
import { createApi } from './http.ts'

/** Somebody with an account, signed in on one device, with nothing of the SDK between them and the server. */
export type Person = {
  /** A single-use pass for one connection [TK3]. */
  readonly ticket: () => Promise<string>
  /** A one-use link for somebody else; operators only. */
  readonly invite: () => Promise<string>
  /** The server was started again, perhaps on another port. The session goes on. */
  readonly moveTo: (endpoint: Endpoint) => void
  readonly close: () => void
}

const PASSWORD = 'tally sticks split at the river'

/** Uses up a setup or invitation link: makes the account and signs in. */
export async function arrive(link: string, name: string, endpoint: Endpoint, localAddress: string): Promise<Person> {
  const api = createApi(endpoint, localAddress)
  const device = await createDevice()
  let { origin } = endpoint

  const prove = async (purpose: 'sign-in' | 'ticket') => {
    const { nonce } = await api.ask('challenge', {})
    return device.prove(purpose, origin, nonce)
  }

  const { pathname, hash } = new URL(link)
  const body = { link: hash.slice(1), name, password: PASSWORD, device: await prove('sign-in') }
  if (pathname === '/setup') await api.ask('setup', { ...body, workspace: 'Proofs' })
  else await api.ask('join', body)

  return {
    ticket: async () => {
      const { nonce, signature } = await prove('ticket')
      return (await api.ask('ticket', { nonce, signature })).ticket
    },
    invite: async () => (await api.ask('invite', { name: null, role: 'member' })).url,
    moveTo: (next) => {
      origin = next.origin
      api.moveTo(next)
    },
    close: api.close,
  }
}
