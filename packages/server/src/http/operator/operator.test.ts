import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '@warifu/protocol'
import { createTestDevice } from '../../identity/testing/device.ts'
import { PASSWORD } from '../../identity/testing/workbench.ts'
import {
  ask,
  createHttpBench,
  OPERATOR_HOST,
  OPERATOR_URL,
  post,
  refusalOf,
  send,
  setUpOverHttp,
  type HttpBench,
} from '../testing/http-bench.ts'
import { askInProcess, askOverSocket, type AskOperator } from './ask.ts'
import { operatorRoutes } from './routes.ts'
import { listenOnSocket } from './unix-socket.ts'

async function signInToOperatorListener({ operatorApp, device }: HttpBench, name = 'Mika') {
  const { nonce } = (await ask(operatorApp, 'challenge', {}, null, OPERATOR_HOST)).result
  const body = { name, password: PASSWORD, device: await device.signIn(nonce, OPERATOR_URL) }
  return post(operatorApp, routes.signIn.path, body, {}, OPERATOR_HOST)
}

const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';', 1)[0] ?? ''

describe('operator listener', () => {
  it('[TK1] has a cookie and sessions of its own: neither listener takes the other’s', async () => {
    const bench = await createHttpBench()
    const publicCookie = await setUpOverHttp(bench)
    const operatorCookie = cookieOf(await signInToOperatorListener(bench))
    expect(operatorCookie).toMatch(/^__Host-warifu-operator=/)
    const session = (app: typeof bench.app, cookie: string, host: string) =>
      send(app, routes.session.path, { headers: { cookie } }, host)
    const value = (cookie: string) => cookie.split('=')[1] ?? ''

    expect((await session(bench.operatorApp, operatorCookie, OPERATOR_HOST)).status).toBe(200)
    for (const cookie of [publicCookie, `__Host-warifu-operator=${value(publicCookie)}`]) {
      expect((await session(bench.operatorApp, cookie, OPERATOR_HOST)).status).toBe(401)
    }
    for (const cookie of [operatorCookie, `__Host-warifu=${value(operatorCookie)}`]) {
      expect((await session(bench.app, cookie, 'localhost:8443')).status).toBe(401)
    }
  })

  it('lets operators in, and nobody else', async () => {
    const bench = await createHttpBench()
    await setUpOverHttp(bench)
    await bench.identity.accounts.create({ name: 'Hana', password: PASSWORD, role: 'member' }, 'test')
    const response = await signInToOperatorListener({ ...bench, device: await createTestDevice() }, 'Hana')
    expect(await refusalOf(response)).toEqual([403, 'WRF-2010'])
  })

  it('[TK1] refuses a page of the public listener', async () => {
    const bench = await createHttpBench()
    await setUpOverHttp(bench)
    const cookie = cookieOf(await signInToOperatorListener(bench))
    const headers = { cookie, origin: 'https://localhost:8443', 'sec-fetch-site': 'same-site' }
    const body = { name: 'Eve', password: PASSWORD, role: 'operator' }
    const response = await post(bench.operatorApp, operatorRoutes.createAccount.path, body, { headers }, OPERATOR_HOST)
    expect(await refusalOf(response)).toEqual([403, 'WRF-4003'])
    expect(await bench.store.accounts.count()).toBe(1)
  })

  it('makes accounts and invitations, in the operator’s name', async () => {
    const bench = await createHttpBench()
    await setUpOverHttp(bench)
    const cookie = cookieOf(await signInToOperatorListener(bench))
    const body = { name: 'Hana', password: PASSWORD, role: 'member' }
    const made = await post(
      bench.operatorApp,
      operatorRoutes.createAccount.path,
      body,
      { headers: { cookie } },
      OPERATOR_HOST,
    )
    expect(operatorRoutes.createAccount.result.parse(await made.json())).toMatchObject({ name: 'Hana', role: 'member' })
    const listed = await send(
      bench.operatorApp,
      operatorRoutes.listAccounts.path,
      { headers: { cookie } },
      OPERATOR_HOST,
    )
    const { accounts } = operatorRoutes.listAccounts.result.parse(await listed.json())
    expect(accounts.map(({ name }) => name).sort()).toEqual(['Hana', 'Mika'])
    const mika = accounts.find(({ name }) => name === 'Mika')
    expect(bench.records.at(-1)).toMatchObject({ event: 'accountCreated', fields: { by: mika?.accountId } })
  })

  it.each(Object.values(operatorRoutes))('asks for a session: $method $path', async ({ method, path }) => {
    const { operatorApp } = await createHttpBench()
    const bodies = { [operatorRoutes.createAccount.path]: { name: 'Eve', password: PASSWORD, role: 'operator' } }
    const body = bodies[path] ?? { name: null, role: 'operator' }
    const response =
      method === 'POST'
        ? await post(operatorApp, path, body, {}, OPERATOR_HOST)
        : await send(operatorApp, path, {}, OPERATOR_HOST)
    expect(await refusalOf(response)).toEqual([401, 'WRF-2002'])
  })

  it('has the metrics, for the right host only, without an account in them', async () => {
    const bench = await createHttpBench()
    await setUpOverHttp(bench)
    const response = await send(bench.operatorApp, '/metrics', {}, OPERATOR_HOST)
    const text = await response.text()
    expect(response.headers.get('content-type')).toBe(bench.metrics.registry.contentType)
    expect(text).toMatch(/warifu_signed_in_total\{audience="public"\} 1/)
    expect(text).not.toContain('Mika')
    expect((await send(bench.operatorApp, '/metrics', {}, 'evil.test')).status).toBe(421)
    expect((await send(bench.app, '/metrics')).status).toBe(404)
  })

  it('is not on the public listener', async () => {
    const bench = await createHttpBench()
    const cookie = await setUpOverHttp(bench)
    for (const { method, path } of Object.values(operatorRoutes)) {
      expect((await send(bench.app, path, { method, headers: { cookie } })).status).toBe(404)
    }
  })
})

describe('command line', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'warifu-socket-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  async function journey(bench: HttpBench, askOperator: AskOperator) {
    const made = await askOperator('createAccount', { name: 'Mika', password: PASSWORD, role: 'operator' })
    expect(made).toMatchObject({ outcome: 'done', result: { name: 'Mika', role: 'operator' } })
    expect(await askOperator('createAccount', { name: 'ＭＩＫＡ', password: PASSWORD, role: 'member' })).toMatchObject({
      outcome: 'refused',
      problem: { code: 'WRF-2006', status: 409 },
    })
    expect(await askOperator('createAccount', { name: '', password: PASSWORD, role: 'member' })).toMatchObject({
      outcome: 'refused',
      problem: { code: 'WRF-4007', issues: ['name'] },
    })
    const invited = await askOperator('invite', { name: 'Hana', role: 'member' })
    expect(invited).toMatchObject({ outcome: 'done', result: { url: expect.stringMatching(/\/join#/) as string } })
    expect(await askOperator('listAccounts', {})).toMatchObject({ result: { accounts: [{ name: 'Mika' }] } })
    expect(bench.records.map(({ fields }) => fields['by'])).toContain('command-line')
  }

  it('asks the running server over a socket that only its owner may open', async () => {
    const bench = await createHttpBench()
    const path = join(folder, 'operator.sock')
    writeFileSync(path, 'left by a process that is gone')
    const listener = await listenOnSocket(path, bench.socketApp)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    await journey(bench, askOverSocket(path))
    await listener.close()
    await expect(askOverSocket(path)('listAccounts', {})).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('asks in-process where no server runs', async () => {
    const bench = await createHttpBench()
    await journey(bench, askInProcess(bench.socketApp))
  })

  it('has no sessions and no pages behind the socket', async () => {
    const { socketApp } = await createHttpBench()
    for (const path of [routes.signIn.path, routes.session.path, '/', '/metrics']) {
      expect((await send(socketApp, path, {}, 'anything')).status).toBe(404)
    }
  })
})
