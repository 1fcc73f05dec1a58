import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StartError } from '../config/start-error.ts'
import { loadAssets } from './assets.ts'
import { createHttpBench, refusalOf, send, type HttpBench } from './testing/http-bench.ts'

const PAGE = '<!doctype html><title>Warifu</title>'
const SCRIPT = `console.log('${'x'.repeat(200_000)}')`

let folder = ''
let bench: HttpBench
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'warifu-assets-'))
  const dist = join(folder, 'dist')
  mkdirSync(join(dist, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.js'), 'canary')
  writeFileSync(join(dist, 'index.html'), PAGE)
  writeFileSync(join(dist, 'favicon.svg'), '<svg/>')
  writeFileSync(join(dist, 'notes.exe'), 'of no type we serve')
  writeFileSync(join(dist, 'assets', 'main-abc.js'), SCRIPT)
  writeFileSync(join(dist, 'assets', 'main-abc.js.br'), brotliCompressSync(SCRIPT))
  writeFileSync(join(dist, 'assets', 'main-abc.js.gz'), gzipSync(SCRIPT))
  symlinkSync(join(folder, 'secret.js'), join(dist, 'link.js'))
  bench = await createHttpBench({ assets: loadAssets(dist) })
})
afterAll(() => rmSync(folder, { recursive: true }))

const get = (path: string, headers: Record<string, string> = {}) => send(bench.app, path, { headers })

describe('pages', () => {
  it.each(['/', '/setup', '/join', '/sign-in', '/rooms', '/rooms/AAAAAAAAAAAAAAAAAAAAAA', '/index.html'])(
    'at %s are one page, checked for freshness each time',
    async (path) => {
      const response = await get(path)
      expect(await response.text()).toBe(PAGE)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(response.headers.get('cache-control')).toBe('no-cache')
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    },
  )

  it('whose name has a hash are kept for ever', async () => {
    const response = await get('/assets/main-abc.js')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(await response.text()).toBe(SCRIPT)
  })

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['BR', 'br'],
    ['identity', null],
    ['', null],
    ['*', null],
  ])('for Accept-Encoding "%s" come as %s', async (accepted, encoding) => {
    const response = await get('/assets/main-abc.js', { 'accept-encoding': accepted })
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(response.headers.get('vary')).toBe('Accept-Encoding')
    const body = Buffer.from(await response.arrayBuffer())
    expect(response.headers.get('content-length')).toBe(String(body.length))
    if (encoding === 'br') expect(brotliDecompressSync(body).toString()).toBe(SCRIPT)
  })

  it('are not sent again to who has them', async () => {
    const first = await get('/')
    const etag = first.headers.get('etag') ?? ''
    const again = await get('/', { 'if-none-match': `"other", W/${etag}` })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await get('/', { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('have another tag for each encoding', async () => {
    const tags = await Promise.all(
      ['br', 'gzip', 'identity'].map(async (encoding) =>
        (await get('/assets/main-abc.js', { 'accept-encoding': encoding })).headers.get('etag'),
      ),
    )
    expect(new Set(tags).size).toBe(3)
  })

  it('are read, not written', async () => {
    const response = await send(bench.app, '/', { method: 'POST', body: '{}' })
    expect(response.headers.get('allow')).toBe('GET, HEAD')
    expect(await refusalOf(response)).toEqual([405, 'WRF-4004'])
    const head = await send(bench.app, '/', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.js',
    '/..\\secret.js',
    '/link.js',
    '/notes.exe',
    '/assets/main-abc.js.br',
    '/assets/',
    '/assets',
    '//secret.js',
    '/__proto__',
    '/constructor',
    '/index.html%00',
  ])('never come from outside the list: %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  it('must have been built', () => {
    for (const missing of [join(folder, 'nothing'), join(folder, 'dist', 'assets')]) {
      expect(() => loadAssets(missing)).toThrow(StartError)
    }
  })
})
