import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StartError } from '../config/start-error.ts'
import { openOwnCertificate } from './own-certificate.ts'

let folder = ''
const file = (name: string) => join(folder, name)
const now = Date.now()

/** `openssl ca` is the one tool of every OpenSSL 3 that takes both ends of a period. */
function make(
  name: string,
  options: { names?: string; key?: readonly string[]; from?: string; until?: string } = {},
): void {
  const key = options.key ?? ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
  const names = options.names ?? 'DNS:localhost,DNS:*.example.jp,IP:127.0.0.1'
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  run('req', '-newkey', ...key, '-noenc', '-subj', '/CN=localhost', '-keyout', `${name}.key`, '-out', `${name}.csr`)
  writeFileSync(file('index.txt'), '')
  const extensions = names === '' ? 'basicConstraints=CA:FALSE' : `subjectAltName=${names}`
  writeFileSync(
    file('ca.cnf'),
    `[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\nnew_certs_dir=.\nrand_serial=yes\ndefault_md=sha256\npolicy=p\nunique_subject=no\n[p]\ncommonName=supplied\n[e]\n${extensions}\n`,
  )
  const period = ['-startdate', options.from ?? '20200101000000Z', '-enddate', options.until ?? '20990101000000Z']
  const signing = ['-selfsign', '-keyfile', `${name}.key`, '-in', `${name}.csr`, '-out', `${name}.pem`]
  run('ca', '-batch', '-notext', '-config', 'ca.cnf', '-extensions', 'e', ...period, ...signing)
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'warifu-own-'))
  make('good')
  make('other')
  make('expired', { until: '20240101000000Z' })
  make('future', { from: '20980101000000Z' })
  make('nameless', { names: '' })
  make('weak', { key: ['rsa:1024'] })
  writeFileSync(file('junk'), 'junk')
  execFileSync('openssl', ['pkcs8', '-topk8', '-in', 'good.key', '-out', 'locked.key', '-passout', 'pass:x'], {
    cwd: folder,
  })
})
afterAll(() => rmSync(folder, { recursive: true }))

function open(cert: string, key: string, publicUrl?: string) {
  return openOwnCertificate({ cert: file(cert), key: file(key) }, publicUrl, { now: () => now })
}

function faultOf(...args: Parameters<typeof open>) {
  try {
    open(...args)
  } catch (error) {
    if (error instanceof StartError) return error.fault
  }
  throw new Error('was not refused')
}

describe('openOwnCertificate', () => {
  it.each([undefined, 'https://localhost', 'https://chat.example.jp:8443', 'https://127.0.0.1'])(
    'opens a good pair for %s',
    (url) => {
      const tls = open('good.pem', 'good.key', url)
      expect(tls).toMatchObject({ mode: 'files', names: ['localhost', '*.example.jp', '127.0.0.1'], caFile: undefined })
    },
  )

  it('[TK4] says that browsers trust a chain to a public root, and not one that signed itself', () => {
    expect(open('good.pem', 'good.key')).toMatchObject({ isPubliclyTrusted: false })
    const files = { cert: file('good.pem'), key: file('good.key') }
    const root = readFileSync(files.cert, 'utf8')
    expect(openOwnCertificate(files, undefined, { now: () => now }, [root])).toMatchObject({ isPubliclyTrusted: true })
  })

  it.each([
    ['none.pem', 'good.key', 'unreadable', 'none.pem'],
    ['good.pem', 'none.key', 'unreadable', 'none.key'],
    ['.', 'good.key', 'unreadable', '.'],
    ['junk', 'good.key', 'not-a-certificate', 'junk'],
    ['good.key', 'good.key', 'not-a-certificate', 'good.key'],
    ['good.pem', 'junk', 'not-a-key', 'junk'],
    ['good.pem', 'good.pem', 'not-a-key', 'good.pem'],
    ['good.pem', 'locked.key', 'not-a-key', 'locked.key'],
    ['good.pem', 'other.key', 'key-of-another', 'other.key'],
    ['future.pem', 'future.key', 'not-yet-valid', 'future.pem'],
    ['nameless.pem', 'nameless.key', 'name-missing', 'nameless.pem'],
    ['weak.pem', 'weak.key', 'too-weak', 'weak.pem'],
  ])('refuses %s with %s: %s', (cert, key, reason, blamed) => {
    expect(faultOf(cert, key)).toEqual({ codeName: 'certificate-unusable', reason, file: file(blamed) })
  })

  it.each(['https://example.jp', 'https://a.b.example.jp', 'https://evil.test', 'https://127.0.0.2', 'https://[::1]'])(
    'refuses a certificate that does not cover %s',
    (url) => {
      expect(faultOf('good.pem', 'good.key', url)).toMatchObject({ reason: 'name-missing' })
    },
  )

  it('refuses an expired one and says since when', () => {
    const expiredAt = Date.parse('2024-01-01T00:00:00Z')
    expect(faultOf('expired.pem', 'expired.key')).toEqual({
      codeName: 'certificate-expired',
      file: file('expired.pem'),
      expiredAt,
    })
  })
})
