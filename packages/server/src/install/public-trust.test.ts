import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leadsToRoot } from './public-trust.ts'

let folder = ''
const pem = (...names: readonly string[]) =>
  names.map((name) => readFileSync(join(folder, `${name}.pem`), 'utf8')).join('')
const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })

function make(name: string, issuer: string | null, isCa: boolean, days = '30'): void {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc', '-keyout', `${name}.key`]
  openssl('req', ...key, '-subj', `/CN=${name}`, '-out', `${name}.csr`)
  writeFileSync(join(folder, 'ext'), `basicConstraints=critical,CA:${isCa ? 'TRUE' : 'FALSE'}\n`)
  const signing = issuer === null ? ['-signkey', `${name}.key`] : ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`]
  openssl('x509', '-req', '-in', `${name}.csr`, ...signing, '-days', days, '-extfile', 'ext', '-out', `${name}.pem`)
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'warifu-trust-'))
  make('root', null, true)
  make('middle', 'root', true, '10')
  make('leaf', 'middle', false)
  make('alone', null, false)
  make('misused', 'leaf', false)
})
afterAll(() => rmSync(folder, { recursive: true }))

const leads = (names: readonly string[], roots = [pem('root')], days = 0) =>
  leadsToRoot(pem(...names), roots, Date.now() + days * 86_400_000)

describe('leadsToRoot [TK4]', () => {
  it('follows a chain to a root, whether the root is sent too or not', () => {
    expect(leads(['middle'])).toBe(true)
    expect(leads(['leaf', 'middle'])).toBe(true)
    expect(leads(['leaf', 'root', 'middle'])).toBe(true)
  })

  it('knows no chain that signed itself, is private, or lacks a link', () => {
    expect(leads(['alone'])).toBe(false)
    expect(leads(['alone', 'middle'])).toBe(false)
    expect(leads(['leaf'])).toBe(false)
    expect(leads(['leaf', 'middle', 'root'], [...rootCertificates])).toBe(false)
  })

  it('takes no signature of what is no CA or is over', () => {
    expect(leads(['misused', 'leaf', 'middle'])).toBe(false)
    expect(leads(['leaf', 'middle'], undefined, 11)).toBe(false)
  })

  it('does not go by the name of a root alone', () => {
    const genuine = pem('root')
    make('root', null, true)
    make('forged', 'root', false)
    expect(leads(['forged'], [genuine])).toBe(false)
    expect(leads(['forged'])).toBe(true)
  })

  it('knows the roots that Node.js brings along', () => {
    expect(leadsToRoot(rootCertificates[0] ?? '', rootCertificates, Date.now())).toBe(true)
  })
})
