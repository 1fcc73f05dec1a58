import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toPem } from '../../packages/server/src/install/pem.ts'
import { makeCa, makeServerCertificate } from '../../packages/server/src/install/x509.ts'

/** One certificate for all servers of a run: ECDSA P-256, for localhost. */
export type Certificate = {
  /** Of the authority, PEM. */
  readonly ca: string
  readonly certFile: string
  readonly keyFile: string
}

const HOUR_MS = 3_600_000

export async function makeCertificate(folder: string): Promise<Certificate> {
  const now = Date.now()
  const period = { from: new Date(now - HOUR_MS), until: new Date(now + 24 * HOUR_MS) }
  const ca = await makeCa({ commonName: 'Warifu benchmark', unit: 'benchmark', permitted: ['localhost'], period })
  const server = await makeServerCertificate({ ca, names: ['localhost'], period })
  const [certFile, keyFile] = [join(folder, 'server.crt'), join(folder, 'server.key')]
  writeFileSync(certFile, `${server.cert}\n${ca.cert}\n`)
  writeFileSync(keyFile, toPem('PRIVATE KEY', server.pkcs8), { mode: 0o600 })
  return { ca: ca.cert, certFile, keyFile }
}
