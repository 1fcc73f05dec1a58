import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { connect as h2Connect, type ClientHttp2Session } from 'node:http2'
import { Agent, request as httpsRequest } from 'node:https'
import { connect as tcpConnect } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as tlsConnect, type ConnectionOptions, type TLSSocket } from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import { StartError } from '../config/start-error.ts'
import type { App } from './app.ts'
import { placesByAddress } from './places.ts'
import { listen, type Listener, type ListenOptions } from './listener.ts'
import type { Peer } from './peer.ts'
import { testCertificate } from './testing/certificate.ts'
import { createHttpBench } from './testing/http-bench.ts'

const tls = testCertificate()
const peers: Peer[] = []
const echo: App = {
  fetch: async (_request, peer) => {
    peers.push(peer)
    return new Response('hello')
  },
}

const open: Listener[] = []
afterEach(async () => {
  peers.length = 0
  await Promise.all(open.splice(0).map((listener) => listener.close(0)))
})

async function start(changed: Partial<ListenOptions> = {}): Promise<Listener> {
  const listener = await listen({
    tls,
    host: '127.0.0.1',
    port: 0,
    app: echo,
    onUpgrade: undefined,
    places: placesByAddress(100, 100),
    ...changed,
  })
  open.push(listener)
  return listener
}

async function handshake({ port }: Listener, options: ConnectionOptions = {}): Promise<TLSSocket> {
  const socket = tlsConnect({ port, host: '127.0.0.1', servername: 'localhost', ca: tls.cert, ...options })
  await once(socket, 'secureConnect')
  return socket
}

async function suite(listener: Listener, options: ConnectionOptions = {}): Promise<string> {
  const socket = await handshake(listener, options)
  const spoken = `${socket.getProtocol() ?? ''} ${socket.getCipher().name}`
  socket.destroy()
  return spoken
}

/** Sends bytes as they are and returns everything that comes back. */
async function raw(listener: Listener, text: string): Promise<string> {
  const socket = await handshake(listener, { ALPNProtocols: ['http/1.1'] })
  socket.end(text)
  const chunks = await socket.setEncoding('latin1').toArray()
  return chunks.join('')
}

async function ask2(session: ClientHttp2Session, headers: Record<string, string>) {
  const stream = session.request({ ':path': '/', ...headers })
  const [answered] = (await once(stream, 'response')) as [Record<string, unknown>]
  const chunks = await stream.setEncoding('utf8').toArray()
  return { status: answered[':status'], text: chunks.join('') }
}

describe('one TLS port', () => {
  it('speaks HTTP/2 and HTTP/1.1, and tells the app which', async () => {
    const { port } = await start()
    const session = h2Connect(`https://localhost:${port}`, { ca: tls.cert })
    expect(await ask2(session, {})).toEqual({ status: 200, text: 'hello' })
    session.close()

    const agent = new Agent({ ca: tls.cert })
    const request = httpsRequest(`https://localhost:${port}/`, { agent }).end()
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    expect((await response.setEncoding('utf8').toArray()).join('')).toBe('hello')
    agent.destroy()
    expect(peers.map(({ httpVersion }) => httpVersion)).toEqual(['2.0', '1.1'])
    expect(peers[0]?.rawHeaders).toContain(':authority')
    expect(peers.map(({ remoteAddress }) => remoteAddress)).toEqual(['127.0.0.1', '127.0.0.1'])
  })

  it('caps what one HTTP/2 connection may ask for at a time', async () => {
    const { port } = await start()
    const session = h2Connect(`https://localhost:${port}`, { ca: tls.cert })
    const [settings] = await once(session, 'remoteSettings')
    expect(settings).toMatchObject({ maxConcurrentStreams: 100, maxHeaderListSize: 16_384 })
    session.destroy()
  })

  it('sends large files over one HTTP/2 connection, all at once', async () => {
    const large = 'x'.repeat(1_500_000)
    const { port } = await start({ app: { fetch: async () => new Response(large) } })
    const session = h2Connect(`https://localhost:${port}`, { ca: tls.cert })
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask2(session, {})))
    expect(answers.map(({ text }) => text.length)).toEqual(Array(4).fill(large.length))
    session.close()
  })

  it('hands an upgrade over, whatever its path, and no other request', async () => {
    const paths: string[] = []
    const { port } = await start({
      onUpgrade: (request, stream) => {
        paths.push(request.url ?? '')
        stream.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n')
      },
    })
    const headers = { connection: 'Upgrade', upgrade: 'websocket' }
    const agent = new Agent({ ca: tls.cert })
    for (const [path, sent] of [
      ['/ws', headers],
      ['/other', headers],
      ['/plain', {}],
    ] as const) {
      const request = httpsRequest(`https://localhost:${port}${path}`, { agent, headers: sent }).end()
      const [response] = (await once(request, 'response')) as [IncomingMessage]
      await response.toArray()
    }
    agent.destroy()
    expect(paths).toEqual(['/ws', '/other'])
  })

  it('survives a peer that is gone before anybody has taken its upgrade', async () => {
    const streams: Duplex[] = []
    const { port } = await start({ tls: null, onUpgrade: (_request, stream) => streams.push(stream) })
    const socket = tcpConnect(port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write('GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
    await expect.poll(() => streams.length).toBe(1)
    socket.resetAndDestroy()
    await expect.poll(() => streams[0]?.destroyed).toBe(true)
  })

  it('answers an upgrade like any request where nothing is upgraded', async () => {
    const listener = await start()
    const text = await raw(
      listener,
      'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n',
    )
    expect(text).toMatch(/^HTTP\/1\.1 200 /)
  })
})

describe('TLS', () => {
  it('is 1.3 where the client can, with authenticated encryption', async () => {
    expect(await suite(await start())).toBe('TLSv1.3 TLS_AES_128_GCM_SHA256')
  })

  it.each(['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-CHACHA20-POLY1305'])(
    '1.2 takes %s',
    async (ciphers) => {
      expect(await suite(await start(), { maxVersion: 'TLSv1.2', ciphers })).toBe(`TLSv1.2 ${ciphers}`)
    },
  )

  it.each([
    ['without forward secrecy', { maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256' }],
    ['without authenticated encryption', { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-SHA256' }],
    ['in CBC mode with SHA-1', { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES256-SHA' }],
    ['of TLS 1.1', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' }],
  ] as const)('refuses a suite %s', async (_what, options) => {
    const listener = await start()
    await expect(suite(listener, options)).rejects.toThrow(/alert|handshake/i)
  })

  it('chooses a post-quantum key exchange where the client can', async () => {
    const socket = await handshake(await start(), { ecdhCurve: 'X25519MLKEM768' })
    socket.destroy()
    await expect(handshake(await start(), { ecdhCurve: 'P-521' })).rejects.toThrow(/alert|handshake/i)
  })

  it('answers plain text with nothing', async () => {
    const { port } = await start()
    const socket = tcpConnect(port, '127.0.0.1')
    socket.end('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    const text = (await socket.setEncoding('latin1').toArray()).join('')
    expect(text).not.toContain('HTTP')
  })
})

describe('odd requests', () => {
  const bench = createHttpBench()

  it.each([
    ['no Host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', 421, 'WRF-4001'],
    ['an empty Host', 'GET /healthz HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n', 421, 'WRF-4001'],
    ['a Host that is no host', 'GET /healthz HTTP/1.1\r\nHost: a b@c\r\nConnection: close\r\n\r\n', 400, 'WRF-4014'],
    ['two Hosts', 'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n', 400, 'WRF-4014'],
    [
      'the path of another site',
      'GET https://evil.test/healthz HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n',
      421,
      'WRF-4001',
    ],
    [
      'a __proto__ header',
      'GET /healthz HTTP/1.1\r\nHost: evil\r\n__proto__: x\r\nConnection: close\r\n\r\n',
      421,
      'WRF-4001',
    ],
    [
      '101 headers',
      `GET /healthz HTTP/1.1\r\nHost: a\r\n${'x: y\r\n'.repeat(99)}Connection: close\r\n\r\n`,
      400,
      'WRF-4014',
    ],
  ])('with %s get a coded answer', async (_what, text, status, code) => {
    const listener = await start({ app: (await bench).app })
    const answered = await raw(listener, text)
    const [head = '', body = ''] = answered.split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(body).toContain(`"code":"${code}"`)
  })

  it.each([
    ['17 KiB of headers', `GET / HTTP/1.1\r\nHost: a\r\nx: ${'y'.repeat(17_000)}\r\n\r\n`, 431],
    ['no HTTP at all', 'hello?\r\n\r\n', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx', 400],
    [
      'a length beside chunks',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
  ])('with %s end, and the server lives', async (_what, text, status) => {
    const listener = await start()
    expect(await raw(listener, text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(await raw(listener, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /)
  })
})

describe('starting and closing', () => {
  it('says which port is in use', async () => {
    const { port } = await start()
    const second = start({ port })
    await expect(second).rejects.toBeInstanceOf(StartError)
    await expect(second).rejects.toMatchObject({ fault: { codeName: 'port-in-use', host: '127.0.0.1', port } })
  })

  it('serves plain HTTP/1.1 where a proxy serves TLS', async () => {
    const { port } = await start({ tls: null })
    const request = httpRequest({ port, host: '127.0.0.1' }).end()
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    expect((await response.setEncoding('utf8').toArray()).join('')).toBe('hello')
  })

  it('refuses a missing Host over plain HTTP too, with our code', async () => {
    const { port } = await start({ tls: null, app: (await createHttpBench()).app })
    const socket = tcpConnect(port, '127.0.0.1')
    socket.end('GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n')
    const text = (await socket.setEncoding('latin1').toArray()).join('')
    expect(text).toMatch(/^HTTP\/1\.1 421 /)
    expect(text).toContain('WRF-4001')
  })

  it('lets a request finish, and ends its connection and idle ones', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const arrived = Promise.withResolvers<undefined>()
    const app: App = {
      fetch: async () => {
        arrived.resolve(undefined)
        await promise
        return new Response('late')
      },
    }
    const listener = await start({ app })
    const idle = await handshake(listener, { ALPNProtocols: ['http/1.1'] })
    const agent = new Agent({ ca: tls.cert, keepAlive: true })
    const request = httpsRequest(`https://localhost:${listener.port}/`, { agent }).end()
    await arrived.promise
    const closed = listener.close(60_000)
    await once(idle, 'close')
    resolve(undefined)
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    expect((await response.setEncoding('utf8').toArray()).join('')).toBe('late')
    await closed
    agent.destroy()
    await expect(handshake(listener)).rejects.toThrow('ECONNREFUSED')
  })

  it('ends what does not end by itself at the deadline', async () => {
    const listener = await start({ app: { fetch: () => new Promise(() => undefined) } })
    const session = h2Connect(`https://localhost:${listener.port}`, { ca: tls.cert })
    const stream = session.request({ ':path': '/' })
    stream.on('error', () => undefined)
    session.on('error', () => undefined)
    await once(session, 'remoteSettings')
    await listener.close(0)
  })
})
