import { codes } from '@warifu/protocol'
import { describe, expect, it } from 'vitest'
import type { ConfigProblem, ConfigRule } from '../config/problem.ts'
import { StartError, type CertificateFlaw, type RootKeyFlaw, type StartFault } from '../config/start-error.ts'
import { RefusedError, report } from './report.ts'
import { fakeIo } from './testing/fake-io.ts'

const at = Date.parse('2026-11-20T09:12:00Z')
const holder = { pid: 4120, command: 'node warifu.mjs serve', startedAt: at }
const expects = { en: 'a whole number from 0 to 65535', ja: '0 から 65535 までの整数' }

/** One of each kind; a new kind does not compile without its sample. */
const rules: Record<ConfigRule, true> = {
  'cert-and-key-together': true,
  'proxy-or-certificate': true,
  'proxy-needs-trusted': true,
  'proxy-needs-public-url': true,
  'trusted-needs-proxy': true,
  'ports-differ': true,
  'root-key-outside-data': true,
  'data-is-warifus': true,
  'host-is-here': true,
}
const problems: Record<ConfigProblem['kind'], ConfigProblem> = {
  'key-unknown': { kind: 'key-unknown', key: 'prot', nearest: 'port', source: 'warifu.yaml:3' },
  'value-wrong': { kind: 'value-wrong', key: 'port', expects, source: 'WARIFU_PORT' },
  'file-unreadable': { kind: 'file-unreadable', source: 'warifu.yaml', reason: 'EACCES' },
  'file-broken': { kind: 'file-broken', source: 'warifu.yaml:2', reason: 'Map keys must be unique' },
  'rule-broken': { kind: 'rule-broken', rule: 'ports-differ', source: '--port' },
}
const faults: Record<StartFault['codeName'], StartFault> = {
  'plaintext-refused': { codeName: 'plaintext-refused', host: '0.0.0.0' },
  'certificate-expired': { codeName: 'certificate-expired', file: '/c.pem', expiredAt: at },
  'certificate-unusable': { codeName: 'certificate-unusable', file: '/c.pem', reason: 'key-of-another' },
  'port-in-use': { codeName: 'port-in-use', host: '127.0.0.1', port: 8443, holder },
  'port-forbidden': { codeName: 'port-forbidden', host: '127.0.0.1', port: 443 },
  'data-unwritable': { codeName: 'data-unwritable', path: '/data', reason: 'EACCES' },
  'data-in-use': { codeName: 'data-in-use', folder: '/data', holder },
  'data-path-too-long': { codeName: 'data-path-too-long', path: '/data/operator.sock', bytes: 120, most: 107 },
  'database-damaged': { codeName: 'database-damaged', file: '/data/warifu.db' },
  'schema-newer': { codeName: 'schema-newer', file: '/data/warifu.db' },
  'root-key-wrong': { codeName: 'root-key-wrong', file: '/root.key', reason: 'of-another-folder' },
  'root-key-missing': { codeName: 'root-key-missing', file: '/root.key', folder: '/data' },
  'web-not-built': { codeName: 'web-not-built', folder: '/web/dist' },
  'config-invalid': {
    codeName: 'config-invalid',
    problems: [
      ...Object.values(problems),
      ...(Object.keys(rules) as ConfigRule[]).map((rule): ConfigProblem => ({
        kind: 'rule-broken',
        rule,
        source: 'warifu.yaml:9',
      })),
    ],
  },
  'trust-failed': { codeName: 'trust-failed', store: 'system', reason: 'a password is required' },
  'usage-wrong': { codeName: 'usage-wrong', message: 'Unknown command serv.' },
}

function said(error: unknown, language: 'en' | 'ja', json = false, isTTY = false) {
  const { io, err, out } = fakeIo({ isTTY })
  const code = report(error, io, { language, json })
  expect(out()).toBe('')
  return { code, text: err() }
}

describe('report', () => {
  it.each(Object.values(faults).map((fault) => [fault.codeName, fault] as const))(
    'says %s in both languages',
    (name, fault) => {
      const english = said(new StartError(fault), 'en')
      const japanese = said(new StartError(fault), 'ja')
      expect(english.text).toMatch(new RegExp(`^✗ ${codes[name].code}  \\S`))
      expect(english.text).not.toMatch(/[ぁ-んァ-ン一-龠]|undefined|\[object/)
      expect(japanese.text).toMatch(/[ぁ-ん]/)
      expect(japanese.text).not.toMatch(/undefined|\[object/)
      expect(`${english.text}\n${japanese.text}`).toMatchSnapshot()
    },
  )

  it('leaves out a holder that nobody knows', () => {
    for (const language of ['en', 'ja'] as const) {
      const port = { codeName: 'port-in-use', host: '::1', port: 1, holder: undefined } as const
      const folder = { codeName: 'data-in-use', folder: '/d', holder: undefined } as const
      const unknown = {
        codeName: 'data-in-use',
        folder: '/d',
        holder: { pid: 1, command: undefined, startedAt: undefined },
      } as const
      for (const fault of [port, folder, unknown]) {
        expect(said(new StartError(fault), language).text).not.toMatch(/undefined|\(\)|（）/)
      }
    }
  })

  it('has words for each flaw of a certificate and of a root key', () => {
    const certificate: Record<CertificateFlaw, true> = {
      unreadable: true,
      'not-a-certificate': true,
      'not-a-key': true,
      'key-of-another': true,
      'too-weak': true,
      'not-yet-valid': true,
      'name-missing': true,
    }
    const rootKey: Record<RootKeyFlaw, true> = {
      'of-another-folder': true,
      malformed: true,
      unreadable: true,
      'writable-by-others': true,
      'not-ours': true,
      'is-link': true,
    }
    for (const reason of Object.keys(certificate) as CertificateFlaw[]) {
      const { text } = said(new StartError({ codeName: 'certificate-unusable', file: 'f', reason }), 'en')
      expect(text).toMatch(/^✗ WRF-1013 {2}f cannot be used: [^.]+\.$/m)
    }
    for (const reason of Object.keys(rootKey) as RootKeyFlaw[]) {
      expect(said(new StartError({ codeName: 'root-key-wrong', file: 'f', reason }), 'ja').text).toMatch(
        /^✗ WRF-1007 {2}ルート鍵 f .+。$/m,
      )
    }
  })

  it.each([
    [new StartError(faults['usage-wrong']), 2],
    [new StartError({ codeName: 'config-invalid', problems: [problems['rule-broken']] }), 2],
    [new StartError({ codeName: 'config-invalid', problems: [problems['rule-broken'], problems['key-unknown']] }), 1],
    [new StartError(faults['port-in-use']), 1],
    [new RefusedError('name-taken', []), 1],
    [new Error('broken'), 70],
    ['broken', 70],
  ])('exit codes: %s is %d', (error, code) => {
    expect(said(error, 'en').code).toBe(code)
    expect(said(error, 'ja', true).code).toBe(code)
  })

  it('says what the server refused, with its issues in words', () => {
    expect(said(new RefusedError('password-weak', ['password.length', 'other.issue']), 'en').text)
      .toMatchInlineSnapshot(`
      "✗ WRF-2004  This password is too easy to guess.
        It is shorter than 15 characters.
        other.issue
        Data   Nothing was changed. The password was not kept.
        Mend   Choose a longer one. Several words that have nothing to do with each other, or with you, are easy to keep in mind and hard to guess.
      "
    `)
    expect(JSON.parse(said(new RefusedError('password-weak', ['password.length']), 'ja', true).text)).toMatchObject({
      code: 'WRF-2004',
      problems: [{ what: '15 文字より短いパスワードです。' }],
    })
  })

  it('shows where it broke, for the report', () => {
    const { text } = said(new Error('cable pulled'), 'en')
    expect(text).toMatch(/^✗ WRF-9001 {2}Something broke inside Warifu\.\n {2}Error: cable pulled\n {6}at /)
  })

  it('uses colour on a terminal only', () => {
    expect(said(new StartError(faults['port-in-use']), 'en', false, true).text).toContain('\u001b[31m✗')
    expect(said(new StartError(faults['port-in-use']), 'en').text).not.toContain('\u001b')
  })
})
