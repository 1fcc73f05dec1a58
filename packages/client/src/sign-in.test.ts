import type { RouteBody, RouteName, Session } from '@warifu/protocol'
import { describe, expect, it } from 'vitest'
import { createApi } from './api.ts'
import type { Device } from './device.ts'
import { createExchange } from './http.ts'
import { createSignIn } from './sign-in.ts'
import { createFakeClock } from './testing/fake-clock.ts'
import { createFakeTransport, json, problem } from './testing/fake-transport.ts'
import { account, bytes32, deviceId } from './testing/samples.ts'
import type { HttpAnswer } from './transport/transport.ts'

const session: Session = {
  account: account('hana'),
  device: { deviceId: deviceId('hana'), binding: 'server-attested', createdAt: 1 },
  workspace: { name: 'Clinic' },
  expiresAt: 2,
}
const nonce = bytes32('n')
const link = bytes32('l')
const proof = { signatureKey: bytes32('s'), agreementKey: bytes32('a'), nonce, signature: `${'p'.repeat(85)}A` }

function setUp(answers: Partial<Record<string, HttpAnswer>> = {}) {
  const transport = createFakeTransport(({ path }) => {
    if (path === '/api/v1/challenge') return json({ nonce, expiresInMs: 60_000 })
    return answers[path] ?? problem(404, 'WRF-4002')
  })
  const purposes: string[] = []
  const device: Device = {
    prove: (purpose, asked) => {
      purposes.push(purpose)
      return Promise.resolve({ ...proof, nonce: asked })
    },
  }
  const signIn = createSignIn(createApi(createExchange(transport, createFakeClock(), 10_000)), device)
  const body = <Name extends RouteName>(): RouteBody<Name> =>
    JSON.parse(transport.requests.at(-1)?.body ?? 'null') as RouteBody<Name>
  return { signIn, transport, purposes, body }
}

describe('sign-in', () => {
  it('[DV2] signs in with a proof over a fresh nonce', async () => {
    const { signIn, body, purposes } = setUp({ '/api/v1/sign-in': json(session) })
    await expect(signIn.signIn({ name: 'hana', password: ' pass ' })).resolves.toEqual(session)
    expect(body<'signIn'>()).toEqual({ name: 'hana', password: ' pass ', device: proof })
    expect(purposes).toEqual(['sign-in'])
  })

  it.each([link, `#${link}`, `https://chat.example/setup#${link}`, ` https://chat.example/setup#${link}\n`])(
    '[HT5] takes the secret out of the link %j',
    async (given) => {
      const { signIn, body } = setUp({ '/api/v1/setup': json(session) })
      await signIn.setup({ link: given, name: 'hana', password: 'p', workspace: 'Clinic' })
      expect(body<'setup'>()).toEqual({ link, name: 'hana', password: 'p', workspace: 'Clinic', device: proof })
    },
  )

  it('joins by an invitation', async () => {
    const { signIn, body, purposes } = setUp({ '/api/v1/join': json(session) })
    await signIn.join({ link, name: 'hana', password: 'p' })
    expect(body<'join'>()).toEqual({ link, name: 'hana', password: 'p', device: proof })
    expect(purposes).toEqual(['sign-in'])
  })

  it.each(['', 'short', 'https://chat.example/join', `${link}x`])(
    '[HT4] gives the link %j the answer of an unknown one, without asking',
    async (given) => {
      const { signIn, transport } = setUp()
      await expect(signIn.lookAtLink(given)).rejects.toMatchObject({ name: 'link-unusable' })
      await expect(signIn.join({ link: given, name: 'hana', password: 'p' })).rejects.toMatchObject({
        name: 'link-unusable',
      })
      expect(transport.requests).toEqual([])
    },
  )

  it('looks at a link', async () => {
    const info = { kind: 'invitation', name: null, workspace: 'Clinic' }
    const { signIn } = setUp({ '/api/v1/link': json(info) })
    await expect(signIn.lookAtLink(`https://chat.example/join#${link}`)).resolves.toEqual(info)
  })

  it('finds the session that there is, or null', async () => {
    await expect(setUp({ '/api/v1/session': json(session) }).signIn.session()).resolves.toEqual(session)
    await expect(setUp({ '/api/v1/session': problem(401, 'WRF-2002') }).signIn.session()).resolves.toBeNull()
    await expect(setUp({ '/api/v1/session': problem(503, 'WRF-3005') }).signIn.session()).rejects.toMatchObject({
      name: 'draining',
    })
  })

  it('counts having no session any more as signed out', async () => {
    await expect(setUp({ '/api/v1/sign-out': json({}) }).signIn.signOut()).resolves.toBeUndefined()
    await expect(setUp({ '/api/v1/sign-out': problem(401, 'WRF-2002') }).signIn.signOut()).resolves.toBeUndefined()
  })

  it('[DV2] asks for a ticket with nonce and signature only: the session knows the device', async () => {
    const { signIn, body, purposes } = setUp({ '/api/v1/ticket': json({ ticket: bytes32('t'), expiresInMs: 30_000 }) })
    await expect(signIn.ticket()).resolves.toBe(bytes32('t'))
    expect(body<'ticket'>()).toEqual({ nonce, signature: proof.signature })
    expect(purposes).toEqual(['ticket'])
  })
})
