import { describe, expect, it } from 'vitest'
import { codes, limits, routes, type RouteName } from '@warifu/protocol'
import { randomBytes, toBase64url } from '@warifu/crypto'
import { createRate } from '../guard/rate.ts'
import { refuse } from '../refusal.ts'
import { createTestDevice } from '../identity/testing/device.ts'
import { PASSWORD, PUBLIC_URL } from '../identity/testing/workbench.ts'
import { StoreError } from '../store/store.ts'
import { ask, createHttpBench, HOST, post, refusalOf, send, setUpOverHttp, type Sent } from './testing/http-bench.ts'

const problemOf = (name: keyof typeof codes & ('host-refused' | 'origin-refused')) => [
  codes[name].status,
  codes[name].code,
]
const names = Object.keys(routes) as RouteName[]
const posts = names.filter((name) => routes[name].method === 'POST')
const withSession = names.filter((name) => routes[name].session)
const random = () => toBase64url(randomBytes(32))

describe('every path', () => {
  it.each(['/', '/api/v1/session', '/healthz', '/no/such/path', '/ws'])(
    '%s asks for the right host first',
    async (path) => {
      const { app } = await createHttpBench()
      for (const host of ['evil.test', 'localhost', 'localhost:8444', null]) {
        expect(await refusalOf(await send(app, path, { headers: { host } }))).toEqual(problemOf('host-refused'))
      }
    },
  )

  it('[TK2] over HTTP/2 goes by :authority and :scheme', async () => {
    const { app } = await createHttpBench()
    const h2 = (headers: Record<string, string>) =>
      send(app, '/healthz', { httpVersion: '2.0', headers: { host: null, ...headers } })
    expect((await h2({ ':authority': HOST, ':scheme': 'https' })).status).toBe(200)
    expect((await h2({ ':authority': 'evil.test', ':scheme': 'https' })).status).toBe(421)
    expect((await h2({ ':authority': HOST, ':scheme': 'http' })).status).toBe(421)
    expect((await h2({ ':authority': HOST, ':scheme': 'https', host: 'evil.test' })).status).toBe(400)
  })

  it('refuses doubled headers that two readers would read differently', async () => {
    const { app } = await createHttpBench()
    const response = await app.fetch(new Request(`https://${HOST}/healthz`), {
      rawHeaders: ['Host', HOST, 'Host', HOST],
      httpVersion: '1.1',
      httpVersionMajor: 1,
      remoteAddress: '203.0.113.7',
    })
    expect(await refusalOf(response)).toEqual([400, 'WRF-4014'])
  })

  it('answers what there is not, and methods that do not belong, with their own codes', async () => {
    const { app } = await createHttpBench()
    expect(await refusalOf(await send(app, '/no/such/path'))).toEqual([404, 'WRF-4002'])
    expect(await refusalOf(await send(app, '/api/v1/session/'))).toEqual([404, 'WRF-4002'])
    const wrong = await send(app, '/api/v1/sign-in')
    expect(wrong.headers.get('allow')).toBe('POST')
    expect(await refusalOf(wrong)).toEqual([405, 'WRF-4004'])
    const options = await send(app, '/api/v1/session', { method: 'OPTIONS' })
    expect(options.headers.get('allow')).toBe('GET, HEAD')
    expect(options.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('has no connection at /ws without an upgrade', async () => {
    const { app } = await createHttpBench()
    const response = await send(app, '/ws')
    expect(response.headers.get('upgrade')).toBe('websocket')
    expect(await refusalOf(response)).toEqual([426, 'WRF-4008'])
    const headers = { host: null, ':authority': HOST, ':scheme': 'https' }
    const h2 = await send(app, '/ws', { httpVersion: '2.0', headers })
    expect([h2.status, h2.headers.get('upgrade')]).toEqual([426, null])
  })

  it('carries the headers that browsers obey, refused or not', async () => {
    const { app } = await createHttpBench()
    for (const path of ['/healthz', '/no/such/path', '/api/v1/session']) {
      const { headers } = await send(app, path)
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
          `connect-src 'self' wss://${HOST}; manifest-src 'self'; base-uri 'none'; form-action 'none'; ` +
          "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'; " +
          'report-uri /api/v1/csp-report; report-to csp',
      )
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('permissions-policy')).toContain('camera=()')
      expect(headers.get('strict-transport-security')).toBeNull()
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
    const { headers } = await send(app, '/healthz', { headers: { host: 'evil.test' } })
    expect(headers.get('content-security-policy')).toContain("connect-src 'self';")
  })

  it('[TK4] sends HSTS only where it was told to', async () => {
    const { app } = await createHttpBench({ sendHsts: true })
    expect((await send(app, '/healthz')).headers.get('strict-transport-security')).toBe('max-age=31536000')
  })

  it('keeps what broke to itself', async () => {
    const { app, store, log } = await createHttpBench()
    const cookie = `__Host-warifu=${random()}`
    const broken = (error: Error) => Object.assign(store.sessions, { find: () => Promise.reject(error) })
    broken(new Error('canary: SELECT * FROM sessions'))
    const response = await send(app, '/api/v1/session', { headers: { cookie } })
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).toContain('WRF-9001')
    expect(text + log.join()).not.toContain('canary')
    expect(log.join()).toContain('router.test.ts')
    broken(new StoreError('unavailable', 'disk full'))
    expect(await refusalOf(await send(app, '/api/v1/session', { headers: { cookie } }))).toEqual([503, 'WRF-3004'])
  })
})

describe.each(posts)('POST %s', (name) => {
  const { path } = routes[name]

  it.each([
    ['no Origin', null],
    ['null', 'null'],
    ['another port [TK1]', 'https://localhost:9000'],
    ['http', `http://${HOST}`],
    ['a suffix', `https://evil.${HOST}`],
  ])('refuses %s', async (_what, origin) => {
    const { app } = await createHttpBench()
    expect(await refusalOf(await post(app, path, {}, { headers: { origin } }))).toEqual(problemOf('origin-refused'))
  })

  it.each(['same-site', 'cross-site', 'none'])('refuses Sec-Fetch-Site: %s', async (site) => {
    const { app } = await createHttpBench()
    const response = await post(app, path, {}, { headers: { 'sec-fetch-site': site } })
    expect(await refusalOf(response)).toEqual(problemOf('origin-refused'))
  })

  it.each([
    null,
    '',
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-16',
    'application/jsonp',
  ])('[HT1] refuses the content type %s', async (type) => {
    const { app } = await createHttpBench()
    expect(await refusalOf(await post(app, path, {}, { headers: { 'content-type': type } }))).toEqual([415, 'WRF-4005'])
  })

  it('[HT1] refuses a compressed body', async () => {
    const { app } = await createHttpBench()
    const response = await post(app, path, {}, { headers: { 'content-encoding': 'gzip' } })
    expect(await refusalOf(response)).toEqual([415, 'WRF-4005'])
  })

  it.each(['', '{', 'null', '[]', '"x"', '{"more":1}', '{"__proto__":{}}', '\ufeff{}'])(
    '[HT1] refuses the body %j',
    async (body) => {
      const { app } = await createHttpBench()
      expect(await refusalOf(await send(app, path, { method: 'POST', body }))).toEqual([400, 'WRF-4007'])
    },
  )

  it('[HT1] refuses what is not UTF-8', async () => {
    const { app } = await createHttpBench()
    const body = new Blob([new Uint8Array([0x7b, 0xff, 0x7d])]).stream()
    expect(await refusalOf(await send(app, path, { method: 'POST', body }))).toEqual([400, 'WRF-4007'])
  })

  it('[HT1] counts bytes as they come, and stops reading at the first too many', async () => {
    const { app } = await createHttpBench()
    const chunk = new TextEncoder().encode(' '.repeat(1_024))
    let pulled = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1
        controller.enqueue(chunk)
      },
    })
    const sent: Sent = { method: 'POST', body, headers: { 'content-length': '2' } }
    expect(await refusalOf(await send(app, path, sent))).toEqual([413, 'WRF-4006'])
    expect(pulled).toBeLessThanOrEqual(limits.bodyBytes / 1_024 + 3)
  })
})

/** An operator's request for a link, signed by the operator's device. */
async function invitation(bench: Awaited<ReturnType<typeof createHttpBench>>, name: string | null) {
  const { nonce } = (await ask(bench.app, 'challenge', {})).result
  return { name, role: 'member' as const, ...(await bench.device.invitation(nonce, PUBLIC_URL)) }
}

describe.each(withSession)('%s', (name) => {
  const { method, path, body: schema } = routes[name]

  it.each([
    ['none', null],
    ['an unknown one', `__Host-warifu=${random()}`],
    ['an empty one', '__Host-warifu='],
    ['nonsense', '__Host-warifu=__proto__'],
    ['one of the operator listener [TK1]', `__Host-warifu-operator=${random()}`],
  ])('asks for a session; with %s says so', async (_what, cookie) => {
    const { app } = await createHttpBench()
    const good = {
      ticket: { nonce: random(), signature: toBase64url(randomBytes(64)) },
      invite: { name: null, role: 'member', nonce: random(), signature: toBase64url(randomBytes(64)) },
    }
    const body = name === 'ticket' || name === 'invite' ? good[name] : {}
    expect(schema.safeParse(body).success).toBe(true)
    const response =
      method === 'POST'
        ? await post(app, path, body, { headers: { cookie } })
        : await send(app, path, { headers: { cookie } })
    expect(await refusalOf(response)).toEqual([401, 'WRF-2002'])
  })
})

describe('signing in over HTTP', () => {
  it('[HT3] sets a cookie that scripts, other sites and other hosts do not get', async () => {
    const bench = await createHttpBench()
    const { identity, app, device } = bench
    const link = await identity.links.forSetup()
    const { result } = await ask(app, 'challenge', {})
    const body = {
      link: new URL(link?.url ?? '').hash.slice(1),
      name: 'Mika',
      password: PASSWORD,
      workspace: 'Atelier',
      device: await device.signIn(result.nonce, PUBLIC_URL),
    }
    const response = await post(app, routes.setup.path, body)
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-warifu=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=604800; Secure; HttpOnly; SameSite=Strict$/,
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('shows the session, ends it, and clears the cookie', async () => {
    const bench = await createHttpBench()
    const cookie = await setUpOverHttp(bench)
    expect((await ask(bench.app, 'session', {}, cookie)).result).toMatchObject({
      account: { name: 'Mika' },
      workspace: { name: 'Atelier' },
    })
    const out = await post(bench.app, routes.signOut.path, {}, { headers: { cookie } })
    expect(out.headers.get('set-cookie')).toBe('__Host-warifu=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict')
    const after = await send(bench.app, routes.session.path, { headers: { cookie } })
    expect(await refusalOf(after)).toEqual([401, 'WRF-2002'])
    expect(bench.records.map(({ event }) => event)).toContain('signedOut')
  })

  it('takes a new id at each sign-in, and ends the session that the browser had', async () => {
    const bench = await createHttpBench()
    const before = await setUpOverHttp(bench)
    const { result } = await ask(bench.app, 'challenge', {})
    const body = { name: 'Mika', password: PASSWORD, device: await bench.device.signIn(result.nonce, PUBLIC_URL) }
    const { cookie } = await ask(bench.app, 'signIn', body, before)
    expect(cookie).not.toBe(before)
    expect((await send(bench.app, routes.session.path, { headers: { cookie: before } })).status).toBe(401)
    expect((await send(bench.app, routes.session.path, { headers: { cookie } })).status).toBe(200)
  })

  it('[HT4] answers an unknown name and a wrong password with the same status, headers and body', async () => {
    const bench = await createHttpBench()
    await setUpOverHttp(bench)
    const device = await createTestDevice()
    const attempt = async (name: string) => {
      const { result } = await ask(bench.app, 'challenge', {})
      const body = { name, password: 'wrong', device: await device.signIn(result.nonce, PUBLIC_URL) }
      const before = bench.argon2.verified()
      const response = await post(bench.app, routes.signIn.path, body)
      const shown = { status: response.status, headers: [...response.headers], body: await response.text() }
      return { shown, hashes: bench.argon2.verified() - before }
    }
    const [known, unknown, impossible] = [await attempt('Mika'), await attempt('Nobody'), await attempt('\u0000\u202e')]
    expect(known.shown.status).toBe(401)
    expect(known.shown.body).toContain('WRF-2001')
    expect(unknown).toEqual(known)
    expect(impossible).toEqual(known)
    expect(known.hashes).toBe(1)
  })

  it('says with 429 and Retry-After when there were too many attempts', async () => {
    const bench = await createHttpBench()
    const attempt = async () => {
      const { result } = await ask(bench.app, 'challenge', {})
      const body = { name: 'Mika', password: 'wrong', device: await bench.device.signIn(result.nonce, PUBLIC_URL) }
      return post(bench.app, routes.signIn.path, body)
    }
    for (let i = 0; i < 5; i += 1) expect((await attempt()).status).toBe(401)
    const response = await attempt()
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(890)
    expect(await refusalOf(response)).toEqual([429, 'WRF-3001'])
  })

  it('control: with the origin guard replaced, a page elsewhere signs the person out', async () => {
    const guarded = await createHttpBench()
    const open = await createHttpBench({ origins: { check: () => null } })
    const crossSite = { origin: 'https://evil.test', 'sec-fetch-site': null }
    for (const [bench, status] of [
      [guarded, 403],
      [open, 200],
    ] as const) {
      const cookie = await setUpOverHttp(bench)
      const response = await post(bench.app, routes.signOut.path, {}, { headers: { ...crossSite, cookie } })
      expect(response.status).toBe(status)
    }
  })

  it('[TK1] lets a page on another port neither read nor end the session', async () => {
    const bench = await createHttpBench()
    const cookie = await setUpOverHttp(bench)
    // Cookies ignore ports: the browser sends ours along.
    const headers = { cookie, origin: 'https://localhost:9000', 'sec-fetch-site': 'same-site' }
    expect((await send(bench.app, routes.session.path, { headers })).status).toBe(403)
    expect((await post(bench.app, routes.signOut.path, {}, { headers })).status).toBe(403)
    expect((await send(bench.app, routes.session.path, { headers: { cookie } })).status).toBe(200)
  })
})

describe('one-use links over HTTP', () => {
  it('are looked at without being used, and reported when refused', async () => {
    const { app, identity, records } = await createHttpBench()
    const link = await identity.links.forSetup()
    const secret = new URL(link?.url ?? '').hash.slice(1)
    for (let i = 0; i < 2; i += 1) {
      expect((await ask(app, 'link', { link: secret })).result).toEqual({ kind: 'setup', name: null, workspace: null })
    }
    expect(await refusalOf(await post(app, routes.link.path, { link: random() }))).toEqual([403, 'WRF-2003'])
    expect(records.at(-1)).toMatchObject({ event: 'linkRefused', fields: { address: '203.0.113.7' } })
  })

  it('are made by operators, and by nobody else', async () => {
    const bench = await createHttpBench()
    const cookie = await setUpOverHttp(bench)
    const { result } = await ask(bench.app, 'invite', await invitation(bench, 'Hana'), cookie)
    expect(result.url).toMatch(/^https:\/\/localhost:8443\/join#[A-Za-z0-9_-]{43}$/)

    const device = await createTestDevice()
    const { nonce } = (await ask(bench.app, 'challenge', {})).result
    const body = {
      link: new URL(result.url).hash.slice(1),
      name: 'Hana',
      password: PASSWORD,
      device: await device.signIn(nonce, PUBLIC_URL),
    }
    const hana = await ask(bench.app, 'join', body)
    expect(hana.result.account).toMatchObject({ name: 'Hana', role: 'member' })
    const refused = await post(
      bench.app,
      routes.invite.path,
      { ...(await invitation(bench, null)), role: 'operator' },
      { headers: { cookie: hana.cookie } },
    )
    expect(await refusalOf(refused)).toEqual([403, 'WRF-2010'])
  })

  it('[DV2] are not made by a stolen cookie: the session’s device signs for each, once', async () => {
    const bench = await createHttpBench()
    const cookie = await setUpOverHttp(bench)
    const { nonce } = (await ask(bench.app, 'challenge', {})).result
    const thief = await createTestDevice()
    const forged = { name: null, role: 'operator' as const, ...(await thief.invitation(nonce, PUBLIC_URL)) }
    const withCookie = { headers: { cookie } }
    expect(await refusalOf(await post(bench.app, routes.invite.path, forged, withCookie))).toEqual([401, 'WRF-2007'])

    const own = await invitation(bench, null)
    expect((await post(bench.app, routes.invite.path, own, withCookie)).status).toBe(200)
    expect(await refusalOf(await post(bench.app, routes.invite.path, own, withCookie))).toEqual([401, 'WRF-2009'])

    // A signature for a ticket is none for an invitation.
    const other = (await ask(bench.app, 'challenge', {})).result.nonce
    const mixed = { name: null, role: 'member' as const, ...(await bench.device.ticket(other, PUBLIC_URL)) }
    expect(await refusalOf(await post(bench.app, routes.invite.path, mixed, withCookie))).toEqual([401, 'WRF-2007'])
  })
})

describe('tickets', () => {
  const fetchTicket = async (
    bench: Awaited<ReturnType<typeof createHttpBench>>,
    cookie: string,
    device = bench.device,
  ) => {
    const { nonce } = (await ask(bench.app, 'challenge', {})).result
    return post(bench.app, routes.ticket.path, await device.ticket(nonce, PUBLIC_URL), { headers: { cookie } })
  }

  it('[TK3] are bound to session, device and origin', async () => {
    const bench = await createHttpBench()
    const cookie = await setUpOverHttp(bench)
    const { ticket } = (await (await fetchTicket(bench, cookie)).json()) as { ticket: string }
    const context = await bench.identity.sessions.find(cookie.split('=')[1], 'public')
    expect(await bench.tickets.redeem(ticket, PUBLIC_URL)).toEqual({
      accountId: context?.account.accountId,
      deviceId: context?.device.deviceId,
      sessionHash: context?.session.sessionHash,
      origin: PUBLIC_URL,
    })
  })

  it('[DV2] are not given for a stolen cookie without the device', async () => {
    const bench = await createHttpBench()
    const cookie = await setUpOverHttp(bench)
    const response = await fetchTicket(bench, cookie, await createTestDevice())
    expect(await refusalOf(response)).toEqual([401, 'WRF-2007'])
  })

  it('are not given for a nonce twice', async () => {
    const bench = await createHttpBench()
    const cookie = await setUpOverHttp(bench)
    const { nonce } = (await ask(bench.app, 'challenge', {})).result
    const body = await bench.device.ticket(nonce, PUBLIC_URL)
    const all = await Promise.all(
      Array.from({ length: 100 }, () => post(bench.app, routes.ticket.path, body, { headers: { cookie } })),
    )
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    const lost = all.find(({ status }) => status !== 200)
    expect(lost === undefined ? null : await refusalOf(lost)).toEqual([401, 'WRF-2009'])
  })
})

describe('limits', () => {
  it('refuse an address that asks too often, and everybody when all do, each with its code', async () => {
    const busy = await createHttpBench({
      rate: { take: () => Promise.resolve(refuse('too-many-attempts', { retryAfterMs: 1_500 })) },
    })
    const response = await post(busy.app, routes.challenge.path, {})
    expect(response.headers.get('retry-after')).toBe('2')
    expect(await refusalOf(response)).toEqual([429, 'WRF-3001'])
    const full = await createHttpBench({ rate: { take: () => Promise.resolve(refuse('overloaded')) } })
    expect(await refusalOf(await post(full.app, routes.challenge.path, {}))).toEqual([503, 'WRF-3002'])
  })

  it('let as many requests through from one address as its budget holds', async () => {
    const { app } = await createHttpBench({ rate: createRate({ perGroup: 20, total: 100, seconds: 60 }) })
    const statuses = []
    for (let i = 0; i < 21; i += 1) statuses.push((await post(app, routes.challenge.path, {})).status)
    expect(statuses.indexOf(429)).toBe(20)
  })

  it('keep what pages of any origin may ask apart: it never spends what signing in needs', async () => {
    const { app } = await createHttpBench({ rate: createRate({ perGroup: 5, total: 100, seconds: 60 }) })
    const statuses = []
    for (let i = 0; i < 61; i += 1) statuses.push((await send(app, routes.connectCheck.path)).status)
    expect(statuses.indexOf(429)).toBe(60)
    expect((await post(app, routes.challenge.path, {})).status).toBe(200)
  })
})

describe('what is said', () => {
  it('never holds a password, a cookie, a ticket or a link', async () => {
    const bench = await createHttpBench()
    const cookie = await setUpOverHttp(bench)
    const { result } = await ask(bench.app, 'invite', await invitation(bench, null), cookie)
    const { nonce } = (await ask(bench.app, 'challenge', {})).result
    const proof = await bench.device.ticket(nonce, PUBLIC_URL)
    const { ticket } = (await ask(bench.app, 'ticket', proof, cookie)).result
    await post(bench.app, routes.ticket.path, proof, { headers: { cookie } })
    await post(bench.app, `/api/v1/${PASSWORD}`, { password: PASSWORD })
    await send(bench.app, `/join?link=${new URL(result.url).hash.slice(1)}`)
    const metrics = await bench.metrics.registry.metrics()
    const said = bench.log.join() + JSON.stringify(bench.records) + metrics
    expect(said).toContain('WRF-2009')
    const secrets = [
      PASSWORD,
      encodeURI(PASSWORD),
      cookie.split('=')[1] ?? '',
      ticket,
      nonce,
      proof.signature,
      new URL(result.url).hash.slice(1),
    ]
    for (const secret of secrets) expect(said).not.toContain(secret)
  })
})
