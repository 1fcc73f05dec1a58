import { describe, expect, it } from 'vitest'
import { createApi } from './api.ts'
import { createExchange } from './http.ts'
import { createFakeClock } from './testing/fake-clock.ts'
import { createFakeTransport, json, problem } from './testing/fake-transport.ts'
import { bytes32 } from './testing/samples.ts'
import type { HttpAnswer } from './transport/transport.ts'

const TIMEOUT_MS = 10_000

function setUp(answer: (signal: AbortSignal) => HttpAnswer | Promise<HttpAnswer>) {
  const clock = createFakeClock()
  const transport = createFakeTransport((_, signal) => answer(signal))
  return { clock, transport, api: createApi(createExchange(transport, clock, TIMEOUT_MS)) }
}

const nonce = { nonce: bytes32('n'), expiresInMs: 60_000 }

describe('the HTTP API', () => {
  it('asks a route as the table says, and answers with its checked result', async () => {
    const { api, transport } = setUp(() => json(nonce))
    await expect(api('challenge', {})).resolves.toEqual(nonce)
    expect(transport.requests).toEqual([{ method: 'POST', path: '/api/v1/challenge', body: '{}' }])
  })

  it('sends no body with GET', async () => {
    const { api, transport } = setUp(() => problem(401, 'WRF-2002'))
    await expect(api('session', {})).rejects.toMatchObject({ name: 'session-missing' })
    expect(transport.requests).toEqual([{ method: 'GET', path: '/api/v1/session', body: null }])
  })

  it('[HT2] turns a problem document into its error', async () => {
    const { api } = setUp(() => problem(429, 'WRF-3001', 4_000))
    await expect(api('challenge', {})).rejects.toMatchObject({
      name: 'too-many-attempts',
      code: 'WRF-3001',
      retryAfterMs: 4_000,
    })
  })

  it.each<[string, HttpAnswer, string]>([
    ['a result that breaks its schema', json({ nonce: 'short', expiresInMs: 1 }), 'answer-invalid'],
    ['a key too many', json({ ...nonce, extra: 1 }), 'answer-invalid'],
    ['broken JSON', { ...json(null), body: '{' }, 'answer-invalid'],
    ['a captive portal’s page', { status: 200, contentType: 'text/html', body: '<html>' }, 'answer-invalid'],
    ['a page that calls itself problem', { ...problem(400, 'x'), body: '[]' }, 'answer-invalid'],
    ['a 404 of something else', { status: 404, contentType: 'text/html', body: '' }, 'answer-invalid'],
    ['a good status with a problem', problem(200, 'WRF-2001'), 'credentials-wrong'],
    ['a proxy without its server', { status: 502, contentType: 'text/html', body: '' }, 'network-failed'],
    ['a proxy in a hurry', { status: 504, contentType: 'text/plain', body: '' }, 'network-failed'],
  ])('[FR7] refuses %s', async (_, answer, name) => {
    const { api } = setUp(() => answer)
    await expect(api('challenge', {})).rejects.toMatchObject({ name })
  })

  it('says network-failed where no answer came, with the cause', async () => {
    const cause = new TypeError('fetch failed')
    const { api } = setUp(() => Promise.reject(cause))
    await expect(api('challenge', {})).rejects.toMatchObject({ name: 'network-failed', cause })
  })

  it('gives up after the time-out, and lets go of the request', async () => {
    const { api, clock } = setUp(
      (signal) =>
        new Promise((_, reject) => {
          signal.onabort = () => {
            reject(new Error('aborted'))
          }
        }),
    )
    const answer = expect(api('challenge', {})).rejects.toMatchObject({ name: 'timed-out' })
    await clock.advance(TIMEOUT_MS - 1)
    expect(clock.nextIn()).toBe(1)
    await clock.advance(1)
    await answer
    expect(clock.nextIn()).toBeUndefined()
  })
})
