import { describe, expect, it } from 'vitest'
import { routes } from '@warifu/protocol'
import { StoreError } from '../store/store.ts'
import { createHttpBench, refusalOf, send, setUpOverHttp } from './testing/http-bench.ts'

describe('health', () => {
  it('says that the process lives, whatever else is broken', async () => {
    const { app, store, drain } = await createHttpBench()
    Object.assign(store.workspace, { read: () => Promise.reject(new StoreError('unavailable', 'gone')) })
    drain()
    const response = await send(app, '/healthz')
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }])
    expect((await send(app, '/healthz', { method: 'HEAD' })).status).toBe(200)
  })

  it('is ready while the store answers and nobody drains', async () => {
    const { app, store, drain, log } = await createHttpBench()
    expect((await send(app, '/readyz')).status).toBe(200)
    Object.assign(store.workspace, { read: () => Promise.reject(new StoreError('unavailable', 'canary')) })
    expect(await refusalOf(await send(app, '/readyz'))).toEqual([503, 'WRF-3004'])
    drain()
    expect(await refusalOf(await send(app, '/readyz'))).toEqual([503, 'WRF-3005'])
    expect(log.join()).not.toContain('canary')
  })
})

describe('connect-check', () => {
  const check = async (headers: Record<string, string>, httpVersion: '1.1' | '2.0' = '1.1') => {
    const bench = await createHttpBench()
    const cookie = await setUpOverHttp(bench)
    const all = headers['cookie'] === 'mine' ? { ...headers, cookie } : headers
    const response = await send(bench.app, routes.connectCheck.path, { headers: all, httpVersion })
    return { ...routes.connectCheck.result.parse(await response.json()), at: bench.clock.now() }
  }

  it.each([
    [{}, { origin: 'missing', session: false, httpVersion: '1.1' }],
    [{ cookie: 'mine' }, { origin: 'missing', session: true, httpVersion: '1.1' }],
    [{ origin: 'https://localhost:8443' }, { origin: 'allowed', session: false, httpVersion: '1.1' }],
    [{ origin: 'https://localhost:9000' }, { origin: 'refused', session: false, httpVersion: '1.1' }],
  ])('%o learns %o', async (headers: Record<string, string>, learnt) => {
    expect(await check(headers)).toMatchObject(learnt)
  })

  it('tells that a proxy speaks another version', async () => {
    expect(await check({ ':authority': 'localhost:8443' }, '2.0')).toMatchObject({ httpVersion: '2.0' })
  })
})

describe('openapi.json', () => {
  it('describes every route', async () => {
    const { app } = await createHttpBench()
    const document = (await (await send(app, '/api/v1/openapi.json')).json()) as { paths: Record<string, unknown> }
    for (const { path } of Object.values(routes)) expect(Object.keys(document.paths)).toContain(path)
  })
})
