import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { textsOf } from './language.ts'
import { findStores, type TrustMachine } from './trust-stores.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'warifu-trust-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const ca = { file: '/data/tls/ca.pem', label: 'warifu-AAAA', sha1: 'AB12' }
const put = (...files: readonly string[]) => {
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), '')
  }
}
const stores = (changes: Partial<TrustMachine> = {}) =>
  findStores({ platform: 'linux', home: join(root, 'home'), path: [], root, ...changes }, ca, textsOf('en'))
const lines = (steps: readonly { program: string; args: readonly string[]; asRoot: boolean }[]) =>
  steps.map(
    ({ program, args, asRoot }) => `${asRoot ? '# ' : '$ '}${[program, ...args].join(' ').replaceAll(root, '')}`,
  )

describe('findStores', () => {
  it('knows Debian, and takes back what it added', () => {
    put('usr/sbin/update-ca-certificates', 'usr/local/share/ca-certificates/x')
    const [store] = stores()
    expect(lines(store?.add ?? [])).toEqual([
      '# install -m 0644 /data/tls/ca.pem /usr/local/share/ca-certificates/warifu-AAAA.crt',
      '# /usr/sbin/update-ca-certificates',
    ])
    expect(lines(store?.remove ?? [])).toEqual([
      '# rm -f /usr/local/share/ca-certificates/warifu-AAAA.crt',
      '# /usr/sbin/update-ca-certificates',
    ])
  })

  it('knows Fedora', () => {
    put('usr/bin/update-ca-trust', 'etc/pki/ca-trust/source/anchors/x')
    expect(lines(stores()[0]?.add ?? [])[1]).toBe('# /usr/bin/update-ca-trust extract')
  })

  it('uses one list of the system where a machine looks like two', () => {
    put(
      'usr/sbin/update-ca-certificates',
      'usr/local/share/ca-certificates/x',
      'usr/bin/update-ca-trust',
      'etc/pki/ca-trust/source/anchors/x',
    )
    expect(stores()).toHaveLength(1)
  })

  it('adds to every NSS database of this account, for servers only', () => {
    put(
      'bin/certutil',
      'home/.pki/nssdb/cert9.db',
      'home/.mozilla/firefox/a.default/cert9.db',
      'home/.mozilla/firefox/Crash Reports/x',
    )
    const all = stores()
    expect(all.map(({ name }) => name.replaceAll(root, ''))).toEqual([
      'Chromium and Firefox: /home/.pki/nssdb',
      'Chromium and Firefox: /home/.mozilla/firefox/a.default',
    ])
    expect(lines(all[0]?.add ?? [])).toEqual([
      '$ /bin/certutil -d sql:/home/.pki/nssdb -A -t C,, -n warifu-AAAA -i /data/tls/ca.pem',
    ])
    expect(lines(all[0]?.remove ?? [])).toEqual(['$ /bin/certutil -d sql:/home/.pki/nssdb -D -n warifu-AAAA'])
  })

  it('knows macOS and Windows, where certutil is another program', () => {
    put('home/.pki/nssdb/cert9.db', 'bin/certutil')
    const windows = stores({ platform: 'win32' })
    expect(windows.map(({ remove }) => lines(remove))).toEqual([['$ certutil -user -delstore Root AB12']])
    expect(lines(stores({ platform: 'darwin' })[0]?.add ?? [])[0]).toMatch(
      /^# security add-trusted-cert -d -r trustRoot/,
    )
  })

  it('finds nothing on a machine without any', () => {
    expect(stores()).toEqual([])
  })
})
