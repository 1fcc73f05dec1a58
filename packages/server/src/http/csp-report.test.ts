import { describe, expect, it } from 'vitest'
import { createHttpBench, refusalOf, send } from './testing/http-bench.ts'

const PATH = '/api/v1/csp-report'
const OLD = 'application/csp-report'
const NEW = 'application/reports+json'

async function report(body: string, type: string | null) {
  const bench = await createHttpBench()
  // What browsers send on their own behalf has no Origin.
  const headers = { 'content-type': type, origin: null, 'sec-fetch-site': null }
  const response = await send(bench.app, PATH, { method: 'POST', body, headers })
  const directives = bench.records
    .filter(({ event }) => event === 'policyViolated')
    .map(({ fields }) => fields['directive'])
  return { response, directives, said: bench.log.join() }
}

const one = (directive: string) => ({
  type: 'csp-violation',
  age: 1,
  url: 'https://x',
  body: { effectiveDirective: directive },
})

describe('reports of broken policies', () => {
  it.each([
    [OLD, { 'csp-report': { 'effective-directive': 'img-src', 'document-uri': 'https://canary' } }, ['img-src']],
    [OLD, { 'csp-report': { 'violated-directive': "script-src 'self'" } }, ['script-src']],
    [OLD, { 'csp-report': {} }, ['other']],
    [NEW, [one('style-src-elem'), one('canary-src')], ['style-src-elem', 'other']],
    [NEW, [{ type: 'deprecation', body: { id: 'canary' } }], []],
    [NEW, Array.from({ length: 50 }, () => one('img-src')), Array<string>(10).fill('img-src')],
  ])('as %s %j count %j, and nothing else is believed', async (type, body, counted) => {
    const { response, directives, said } = await report(JSON.stringify(body), type)
    expect(response.status).toBe(204)
    expect(directives).toEqual(counted)
    expect(said).not.toContain('canary')
  })

  it.each([
    [NEW, '{'],
    [NEW, 'null'],
    [NEW, '[1]'],
    [NEW, '[{"type":7}]'],
    [OLD, '{"csp-report":{"effective-directive":{}}}'],
  ])('as %s %s are refused', async (type, body) => {
    expect(await refusalOf((await report(body, type)).response)).toEqual([400, 'WRF-4007'])
  })

  it('of another type or size are refused', async () => {
    expect(await refusalOf((await report('{}', 'application/json')).response)).toEqual([415, 'WRF-4005'])
    expect(await refusalOf((await report('{}', null)).response)).toEqual([415, 'WRF-4005'])
    expect(await refusalOf((await report(' '.repeat(16_385), NEW)).response)).toEqual([413, 'WRF-4006'])
  })

  it('are few from one address', async () => {
    const { app } = await createHttpBench()
    const statuses = []
    for (let i = 0; i < 31; i += 1) {
      const headers = { 'content-type': NEW, origin: null, 'sec-fetch-site': null }
      statuses.push((await send(app, PATH, { method: 'POST', body: '[]', headers })).status)
    }
    expect(statuses.indexOf(429)).toBe(30)
  })
})
