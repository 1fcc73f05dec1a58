import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { permittedNames } from './names.ts'
import { toPem } from './pem.ts'
import { makeCa, makeServerCertificate, permits, type Made, type Period } from './x509.ts'

const DAY_MS = 86_400_000
const period = (days: number): Period => ({
  from: new Date(Date.now() - 3_600_000),
  until: new Date(Date.now() + days * DAY_MS),
})
const mine = ['localhost', 'laptop.local', '127.0.0.1', '::1', '192.168.1.20']

let folder = ''
let ca: Made
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'warifu-x509-'))
  ca = await makeCa({ commonName: 'Warifu local CA (test)', unit: 'test', permitted: mine, period: period(825) })
})
afterAll(() => rmSync(folder, { recursive: true }))

function openssl(...args: string[]): string {
  try {
    return execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    if (error instanceof Error && 'stderr' in error) return String(error.stderr)
    throw error
  }
}

/** What `openssl verify` says of a server certificate for `names` under `signer`. */
async function verdict(signer: Made, names: readonly string[], ...options: string[]): Promise<string> {
  const leaf = await makeServerCertificate({ ca: signer, names, period: period(90) })
  writeFileSync(join(folder, 'ca.pem'), signer.cert)
  writeFileSync(join(folder, 'leaf.pem'), leaf.cert)
  return openssl('verify', '-x509_strict', '-purpose', 'sslserver', ...options, '-CAfile', 'ca.pem', 'leaf.pem')
}

/** The same CA, but with nothing that limits it: what the constraints must be measured against. */
function unlimitedCa(): Made {
  openssl(
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-noenc',
    '-keyout',
    'free.key',
    '-out',
    'free.pem',
    '-days',
    '30',
    '-subj',
    '/CN=Unlimited',
    '-addext',
    'keyUsage=critical,keyCertSign',
  )
  const der = execFileSync('openssl', ['pkcs8', '-topk8', '-nocrypt', '-in', 'free.key', '-outform', 'DER'], {
    cwd: folder,
  })
  return {
    cert: execFileSync('openssl', ['x509', '-in', 'free.pem'], { cwd: folder, encoding: 'utf8' }),
    pkcs8: new Uint8Array(der),
  }
}

describe('the local CA', () => {
  it('[TK4] vouches for this machine', async () => {
    expect(await verdict(ca, mine)).toContain('leaf.pem: OK')
    for (const name of ['localhost', 'laptop.local']) {
      expect(await verdict(ca, mine, '-verify_hostname', name), name).toContain('leaf.pem: OK')
    }
    for (const address of ['127.0.0.1', '::1', '192.168.1.20']) {
      expect(await verdict(ca, mine, '-verify_ip', address), address).toContain('leaf.pem: OK')
    }
  })

  it.each(['bank.example', 'example.com', '192.168.1.21', '10.0.0.1', '2001:db8::1', '::2', '0.0.0.0'])(
    '[TK4] cannot vouch for %s; a CA without its constraints could',
    async (name) => {
      expect(await verdict(ca, [name])).toContain('permitted subtree violation')
      expect(await verdict(ca, ['localhost', name])).toContain('permitted subtree violation')
      expect(await verdict(unlimitedCa(), [name])).toContain('leaf.pem: OK')
    },
  )

  it('[TK4] cannot vouch for a top-level domain that the machine is called after', async () => {
    const machine = { hostname: 'dev', interfaces: {} }
    const permitted = permittedNames({ host: '127.0.0.1', publicUrl: undefined }, machine)
    const caFor = (names: readonly string[]) =>
      makeCa({ commonName: 'dev', unit: 'test', permitted: names, period: period(825) })
    expect(await verdict(await caFor(permitted), ['web.dev'])).toContain('permitted subtree violation')
    expect(await verdict(await caFor(permitted), ['dev.local'])).toContain('leaf.pem: OK')
    expect(await verdict(await caFor([...permitted, 'dev']), ['web.dev'])).toContain('leaf.pem: OK')
  })

  it('[TK4] cannot make another CA: path length 0', async () => {
    writeFileSync(join(folder, 'ca.pem'), ca.cert)
    writeFileSync(join(folder, 'ca.key'), toPem('PRIVATE KEY', ca.pkcs8))
    writeFileSync(
      join(folder, 'sub.ext'),
      'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid',
    )
    openssl(
      'req',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-noenc',
      '-keyout',
      'sub.key',
      '-out',
      'sub.csr',
      '-subj',
      '/CN=Sub',
    )
    openssl(
      'x509',
      '-req',
      '-in',
      'sub.csr',
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-days',
      '9',
      '-extfile',
      'sub.ext',
      '-out',
      'sub.pem',
    )
    const der = execFileSync('openssl', ['pkcs8', '-topk8', '-nocrypt', '-in', 'sub.key', '-outform', 'DER'], {
      cwd: folder,
    })
    const sub = {
      cert: execFileSync('openssl', ['x509', '-in', 'sub.pem'], { cwd: folder, encoding: 'utf8' }),
      pkcs8: new Uint8Array(der),
    }
    const leaf = await makeServerCertificate({ ca: sub, names: ['localhost'], period: period(5) })
    writeFileSync(join(folder, 'leaf.pem'), leaf.cert)
    const said = openssl('verify', '-CAfile', 'ca.pem', '-untrusted', 'sub.pem', 'leaf.pem')
    expect(said).toContain('path length constraint exceeded')
  })

  it('never signs for longer than it lives itself', async () => {
    const shortLived = await makeCa({ commonName: 'x', unit: 'x', permitted: mine, period: period(5) })
    const leaf = await makeServerCertificate({ ca: shortLived, names: mine, period: period(90) })
    writeFileSync(join(folder, 'short.pem'), shortLived.cert)
    writeFileSync(join(folder, 'shortleaf.pem'), leaf.cert)
    const end = (file: string) => openssl('x509', '-in', file, '-noout', '-enddate')
    expect(end('shortleaf.pem')).toBe(end('short.pem'))
  })

  it('knows which names its constraints allow', () => {
    expect(permits(ca.cert, mine)).toBe(true)
    expect(permits(ca.cert, [])).toBe(true)
    expect(permits(ca.cert, ['localhost', '192.168.1.21'])).toBe(false)
    expect(permits(ca.cert, ['bank.example'])).toBe(false)
    expect(permits(unlimitedCa().cert, ['localhost'])).toBe(false)
  })
})
