import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A self-signed ECDSA certificate for localhost, for tests of the listener alone. */
export function testCertificate(): { readonly cert: string; readonly key: Uint8Array } {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-listener-'))
  try {
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc']
    const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
    const files = ['-keyout', 'key.pem', '-out', 'cert.pem']
    execFileSync('openssl', ['req', '-x509', ...curve, ...names, ...files], { cwd: folder, stdio: 'pipe' })
    return { cert: readFileSync(join(folder, 'cert.pem'), 'utf8'), key: readFileSync(join(folder, 'key.pem')) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
