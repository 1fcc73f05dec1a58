import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { X509Certificate } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Clock } from '../clock.ts'
import { readEnvironment } from '../config/env.ts'
import { loadConfig } from '../config/load.ts'
import { StartError, type StartFault } from '../config/start-error.ts'
import type { Installation } from './installation.ts'
import type { Machine } from './names.ts'
import { openInstallation } from './open.ts'

const DAY_MS = 86_400_000
const laptop: Machine = {
  hostname: 'laptop',
  interfaces: {
    lo: [{ address: '127.0.0.1', family: 'IPv4', internal: true }],
    eth0: [
      { address: '192.168.1.20', family: 'IPv4', internal: false },
      { address: '2001:db8::1', family: 'IPv6', internal: false },
    ],
    docker0: [{ address: '172.17.0.1', family: 'IPv4', internal: false }],
  },
}

let home = ''
let time = Date.parse('2026-11-20T00:00:00Z')
const clock: Clock = { now: () => time, monotonic: () => time }
const opened: Installation[] = []

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'warifu-install-'))
  time = Date.parse('2026-11-20T00:00:00Z')
})
afterEach(async () => {
  vi.restoreAllMocks()
  for (const installation of opened.splice(0)) await installation.release()
  rmSync(home, { recursive: true })
})

async function open(flags: Record<string, unknown> = {}, machine = laptop): Promise<Installation> {
  const environment = readEnvironment({ HOME: home }, 'linux')
  const { config } = await loadConfig({
    cwd: home,
    file: undefined,
    environment,
    flags: new Map(Object.entries(flags)),
  })
  const installation = await openInstallation({
    config,
    clock,
    machine,
    owner: 'mika@laptop',
    configHome: join(home, '.config'),
    listens: true,
  })
  opened.push(installation)
  return installation
}

async function openOnce(flags: Record<string, unknown> = {}, machine = laptop): Promise<Installation> {
  const installation = await open(flags, machine)
  await installation.release()
  return installation
}

async function faultOf(flags: Record<string, unknown> = {}): Promise<StartFault> {
  const error: unknown = await open(flags).catch((reason: unknown) => reason)
  if (error instanceof StartError) return error.fault
  throw new Error('was not refused', { cause: error })
}

const data = () => join(home, 'warifu-data')
const mode = (file: string) => statSync(file).mode & 0o777
const keyFiles = () => readdirSync(join(home, '.config', 'warifu'))
const tlsOf = ({ tls }: Installation) => {
  if (tls.mode === 'none') throw new Error('no TLS')
  return tls
}

describe('the first run', () => {
  it('makes a folder, a key outside it and a certificate that only this account can read', async () => {
    const installation = await open()
    expect(installation).toMatchObject({ isNew: true, folder: data(), databaseFile: join(data(), 'warifu.db') })
    expect(installation.notes).toEqual(['root-key-created', 'ca-created', 'certificate-created'])
    expect(keyFiles()).toEqual([`root-${installation.workspaceId}.key`])
    expect(mode(installation.rootKeyFile)).toBe(0o600)
    expect(mode(data())).toBe(0o700)
    expect(mode(join(data(), 'tls'))).toBe(0o700)
    for (const file of readdirSync(data(), { recursive: true, withFileTypes: true })) {
      if (file.isFile()) expect(mode(join(file.parentPath, file.name)), file.name).toBe(0o600)
    }
  })

  it('[KY5] writes no private key and no root key into the data folder', async () => {
    const installation = await open()
    const root = readFileSync(installation.rootKeyFile, 'utf8').trim()
    const pkcs8 = Buffer.from(
      Buffer.from(tlsOf(installation).key.reveal()).toString().split('\n').slice(1, -2).join(''),
      'base64',
    )
    const secrets = [Buffer.from(root), Buffer.from(root, 'base64url'), pkcs8.subarray(36, 68)]
    const holds = (folder: string) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .some((file) => secrets.some((secret) => readFileSync(join(file.parentPath, file.name)).includes(secret)))
    expect(holds(data())).toBe(false)
    expect(holds(join(home, '.config'))).toBe(true) // The search itself finds a key where there is one.
  })

  it('takes a root key that was put there beforehand, raw or as a line', async () => {
    for (const content of [Buffer.alloc(32, 7), `${Buffer.alloc(32, 7).toString('base64url')}\n`]) {
      writeFileSync(join(home, 'mounted.key'), content, { mode: 0o600 })
      const { notes } = await openOnce({ rootKeyFile: 'mounted.key' })
      expect(notes).not.toContain('root-key-created')
      await openOnce({ rootKeyFile: 'mounted.key' })
      rmSync(data(), { recursive: true })
    }
  })

  it.each([
    ['in it', () => join(data(), 'root.key')],
    ['in it by a link', () => join(home, 'link', 'root.key')],
  ])('[KY5] refuses a root key file %s', async (_, file) => {
    mkdirSync(data(), { mode: 0o700 })
    symlinkSync(data(), join(home, 'link'))
    const fault = await faultOf({ rootKeyFile: file() })
    expect(fault).toMatchObject({ codeName: 'config-invalid', problems: [{ rule: 'root-key-outside-data' }] })
    expect(existsSync(file())).toBe(false)
  })
})

describe('the second run', () => {
  it('opens the same workspace with the same key and certificate', async () => {
    const first = await openOnce()
    const second = await openOnce()
    expect(second).toMatchObject({ isNew: false, workspaceId: first.workspaceId, notes: [] })
    expect(tlsOf(second).fingerprint).toBe(tlsOf(first).fingerprint)
  })

  it('[KY5] refuses a wrong root key and changes nothing', async () => {
    const { rootKeyFile } = await openOnce()
    const before = readFileSync(join(data(), 'tls', 'server.key'))
    writeFileSync(rootKeyFile, Buffer.alloc(32, 1))
    expect(await faultOf()).toEqual({ codeName: 'root-key-wrong', file: rootKeyFile, reason: 'of-another-folder' })
    expect(readFileSync(join(data(), 'tls', 'server.key'))).toEqual(before)
  })

  it('refuses a missing root key and makes none', async () => {
    const { rootKeyFile } = await openOnce()
    rmSync(rootKeyFile)
    expect(await faultOf()).toEqual({ codeName: 'root-key-missing', file: rootKeyFile, folder: data() })
    expect(existsSync(rootKeyFile)).toBe(false)
  })

  it.each([0, 31, 33, 43])('refuses a root key of %d wrong bytes', async (length) => {
    const { rootKeyFile } = await openOnce()
    writeFileSync(rootKeyFile, Buffer.alloc(length, 0x21))
    expect(await faultOf()).toMatchObject({ codeName: 'root-key-wrong', reason: 'malformed' })
  })

  it('refuses a root key file that others could have written, and says so of one they can read', async () => {
    writeFileSync(join(home, 'own.key'), Buffer.alloc(32, 7))
    chmodSync(join(home, 'own.key'), 0o666)
    expect(await faultOf({ rootKeyFile: 'own.key' })).toMatchObject({ reason: 'writable-by-others' })
    chmodSync(join(home, 'own.key'), 0o444)
    const { notes } = await openOnce({ rootKeyFile: 'own.key' })
    expect(notes).toContain('root-key-readable-by-others')
    expect(mode(join(home, 'own.key'))).toBe(0o444)
  })

  it('closes its own root key file and the folder again where they were opened to others', async () => {
    const { rootKeyFile } = await openOnce()
    chmodSync(rootKeyFile, 0o644)
    chmodSync(data(), 0o755)
    const { notes } = await openOnce()
    expect(notes).toEqual(['folder-tightened', 'root-key-tightened'])
    expect([mode(rootKeyFile), mode(data())]).toEqual([0o600, 0o700])
  })

  it.each([
    ['the data folder', 0, 'data-unwritable'],
    ['the lock', 1, 'data-unwritable'],
    ['the root key', 2, 'root-key-wrong'],
  ])('refuses another account as the owner of %s', async (_, ownFilesBefore, codeName) => {
    await openOnce()
    const ours = statSync(data()).uid
    const account = vi.spyOn(process, 'getuid').mockReturnValue(ours + 1)
    for (let i = 0; i < ownFilesBefore; i += 1) account.mockReturnValueOnce(ours)
    expect(await faultOf()).toMatchObject({ codeName, reason: 'not-ours' })
    account.mockRestore()
    await openOnce()
  })

  it.each([
    ['lock', () => join(data(), 'warifu.lock'), 'data-unwritable'],
    ['root key', (key: string) => key, 'root-key-wrong'],
  ])('refuses a link in place of the %s, a dangling one too', async (_, fileOf, codeName) => {
    const { rootKeyFile } = await openOnce()
    const file = fileOf(rootKeyFile)
    const elsewhere = join(home, 'elsewhere')
    renameSync(file, elsewhere)
    symlinkSync(elsewhere, file)
    expect(await faultOf()).toMatchObject({ codeName, reason: 'is-link' })
    rmSync(elsewhere)
    expect(await faultOf()).toMatchObject({ codeName, reason: 'is-link' })
    expect(existsSync(elsewhere)).toBe(false)
  })

  it.each(['{', '{}', '[]', '{"format":2,"workspaceId":"AAAAAAAAAAAAAAAAAAAAAA","keyCheck":"x"}'])(
    'refuses a damaged record: %s',
    async (content) => {
      await openOnce()
      writeFileSync(join(data(), 'installation.json'), content)
      expect(await faultOf()).toEqual({ codeName: 'database-damaged', file: join(data(), 'installation.json') })
    },
  )

  it('refuses a key check that was cut off', async () => {
    await openOnce()
    const file = join(data(), 'installation.json')
    const record = JSON.parse(readFileSync(file, 'utf8')) as { keyCheck: string }
    writeFileSync(file, JSON.stringify({ ...record, keyCheck: record.keyCheck.slice(0, 10) }))
    expect(await faultOf()).toMatchObject({ codeName: 'root-key-wrong' })
  })

  it('does not take a folder with a database but no record for a new one', async () => {
    await openOnce()
    rmSync(join(data(), 'installation.json'))
    writeFileSync(join(data(), 'warifu.db'), 'x')
    expect(await faultOf()).toMatchObject({ codeName: 'database-damaged' })
  })
})

describe('the data folder', () => {
  it('is refused where it holds something else, and left as it is', async () => {
    mkdirSync(data(), { mode: 0o755 })
    writeFileSync(join(data(), 'thesis.txt'), 'x')
    expect(await faultOf()).toMatchObject({ codeName: 'config-invalid', problems: [{ rule: 'data-is-warifus' }] })
    expect(mode(data())).toBe(0o755)
    expect(readdirSync(data())).toEqual(['thesis.txt'])
  })

  it('is taken over where it is empty, or a freshly made disk', async () => {
    mkdirSync(join(data(), 'lost+found'), { recursive: true, mode: 0o755 })
    const { notes } = await openOnce()
    expect(notes).toContain('folder-tightened')
    expect(mode(data())).toBe(0o700)
  })

  it('is refused where a file stands in its way', async () => {
    writeFileSync(data(), 'x')
    expect(await faultOf()).toMatchObject({ codeName: 'data-unwritable', path: data() })
    expect(await faultOf({ data: join(data(), 'deeper') })).toMatchObject({
      codeName: 'data-unwritable',
      reason: 'ENOTDIR',
    })
  })

  it('is refused where the path is too long for a Unix socket, before anything is made', async () => {
    const room = 107 - Buffer.byteLength(`${home}//operator.sock`)
    expect(await faultOf({ data: join(home, 'x'.repeat(room + 1)) })).toMatchObject({
      codeName: 'data-path-too-long',
      bytes: 108,
      most: 107,
    })
    expect(readdirSync(home)).toEqual([])
    await openOnce({ data: join(home, 'x'.repeat(room)) })
  })

  it('serves one opener at a time', async () => {
    const first = await open()
    const fault = await faultOf()
    expect(fault).toMatchObject({
      codeName: 'data-in-use',
      folder: data(),
      holder: { pid: process.pid, startedAt: time },
    })
    await first.release()
    await first.release() // Again is harmless.
    await openOnce()
  })

  it('is let go where opening fails', async () => {
    const { rootKeyFile } = await openOnce()
    const key = readFileSync(rootKeyFile)
    rmSync(rootKeyFile)
    expect(await faultOf()).toMatchObject({ codeName: 'root-key-missing' })
    writeFileSync(rootKeyFile, key, { mode: 0o600 })
    await openOnce()
  })
})

describe('the local certificate', () => {
  it('is for this machine only while nobody else can reach it', async () => {
    const tls = tlsOf(await openOnce())
    expect(tls.names).toEqual(['localhost', '127.0.0.1', '::1', 'laptop.local'])
    expect(tls.expiresAt).toBeLessThanOrEqual(time + 90 * DAY_MS)
    expect(tls.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
  })

  it('is also for the addresses of the network and the public name where others can', async () => {
    const tls = tlsOf(await openOnce({ host: '0.0.0.0', publicUrl: 'https://chat.example.jp:8443' }))
    expect(tls.names).toEqual(['localhost', '127.0.0.1', '::1', 'laptop.local', '192.168.1.20', 'chat.example.jp'])
  })

  it('is for no name of one label, however it came up', async () => {
    const tls = tlsOf(await openOnce({ publicUrl: 'https://dev:8443' }, { ...laptop, hostname: 'app' }))
    expect(tls.names).toEqual(['localhost', '127.0.0.1', '::1', 'app.local'])
  })

  it('is for an IPv6 address that was asked for', async () => {
    const tls = tlsOf(await openOnce({ host: '2001:db8:0:0::1' }))
    expect(tls.names).toContain('2001:db8::1')
    expect(tlsOf(await openOnce({ host: '2001:db8::1' })).fingerprint).toBe(tls.fingerprint)
  })

  it('is renewed under the same CA with 30 days left, not a moment before', async () => {
    const first = tlsOf(await openOnce())
    const ca = readFileSync(first.caFile ?? '', 'utf8')
    time = first.expiresAt - 30 * DAY_MS
    expect(tlsOf(await openOnce()).fingerprint).toBe(first.fingerprint)
    time += 1
    const second = await openOnce()
    expect(second.notes).toEqual(['certificate-renewed'])
    expect(tlsOf(second).expiresAt).toBeGreaterThan(first.expiresAt)
    expect(readFileSync(first.caFile ?? '', 'utf8')).toBe(ca)
  })

  it('gets new names under the same CA where its constraints allow them', async () => {
    await openOnce()
    const { notes, tls } = await openOnce({ host: '0.0.0.0' })
    expect(notes).toEqual(['certificate-renewed'])
    expect(tls).toMatchObject({ names: ['localhost', '127.0.0.1', '::1', 'laptop.local', '192.168.1.20'] })
  })

  it('gets a new CA, and says so, where they do not', async () => {
    const first = tlsOf(await openOnce())
    const ca = readFileSync(first.caFile ?? '', 'utf8')
    const { notes, tls } = await openOnce({ publicUrl: 'https://chat.example.jp' })
    expect(notes).toEqual(['ca-replaced', 'certificate-renewed'])
    expect(readFileSync(first.caFile ?? '', 'utf8')).not.toBe(ca)
    expect(tls).toMatchObject({ names: ['localhost', '127.0.0.1', '::1', 'laptop.local', 'chat.example.jp'] })
  })

  it('gets a new CA before the old one ends', async () => {
    await openOnce()
    time += 800 * DAY_MS
    expect((await openOnce()).notes).toEqual(['ca-replaced', 'certificate-renewed'])
    expect((await openOnce()).notes).toEqual([])
  })

  it.each(['server.key', 'server.pem', 'ca.key', 'ca.pem'])('is made anew where %s is broken or gone', async (name) => {
    await openOnce()
    writeFileSync(join(data(), 'tls', name), 'broken')
    expect((await openOnce()).notes).not.toEqual([])
    rmSync(join(data(), 'tls', name))
    expect((await openOnce()).notes).not.toEqual([])
    expect((await openOnce()).notes).toEqual([])
  })

  it('is absent behind a proxy', async () => {
    const { tls } = await openOnce({ behindProxy: true, trustedProxies: '127.0.0.1', publicUrl: 'https://a.jp' })
    expect(tls).toEqual({ mode: 'none' })
    expect(existsSync(join(data(), 'tls'))).toBe(false)
  })

  it('has the properties that TK4 asks for', async () => {
    const tls = tlsOf(await openOnce())
    const ca = new X509Certificate(readFileSync(tls.caFile ?? ''))
    const leaf = new X509Certificate(tls.cert)
    expect([ca.ca, leaf.ca]).toEqual([true, false])
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
    expect(ca.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
    expect(ca.subject).toMatch(/^CN=Warifu local CA \(mika@laptop\)\nOU=[0-9a-f]{8}$/)
    const text = execFileSync('openssl', ['x509', '-in', tls.caFile ?? '', '-noout', '-text'], { encoding: 'utf8' })
    expect(text).toMatch(/X509v3 Basic Constraints: critical\s+CA:TRUE, pathlen:0/)
    expect(text).toMatch(/X509v3 Key Usage: critical\s+Certificate Sign\n/)
    expect(text).toMatch(
      /X509v3 Name Constraints: critical\s+Permitted:\s+DNS:localhost\s+IP:127.0.0.1\/255.255.255.255/,
    )
    expect(text).toContain('ASN1 OID: prime256v1')
  })
})
