import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Config } from '../config/schema.ts'
import { SecretKey } from '../config/secrets.ts'
import type { InstallationNote, Tls } from './installation.ts'
import { certificateNames, permittedNames, type Machine } from './names.ts'
import { certificateFile, readPair, writePair, type PairPlace, type StoredPair } from './stored-pair.ts'
import { alternativeNames, isValidAt, toPem } from './pem.ts'
import type { Period } from './x509.ts'

export type LocalTlsParams = PairPlace & {
  readonly config: Pick<Config, 'host' | 'publicUrl'>
  readonly machine: Machine
  /** Who the CA is called after: `mika@laptop`. */
  readonly owner: string
  readonly clock: Pick<Clock, 'now'>
}

const DAY_MS = 86_400_000
/** Other machines' clocks may lag. */
const BACKDATED_MS = 3_600_000
/** Browsers accept no more for a chain that a person added (Apple HT210176). */
const CA_DAYS = 825
const SERVER_DAYS = 90
/** A certificate with less life than this is replaced. */
const RENEW_DAYS = 30

/** Opens the server certificate of the local CA; makes or renews what is missing, too old or for other names. */
export async function openLocalTls(
  params: LocalTlsParams,
): Promise<{ readonly tls: Tls; readonly notes: readonly InstallationNote[] }> {
  const [ca, server] = await Promise.all([readPair(params, 'ca'), readPair(params, 'server')])
  if (ca !== null && server !== null && isUsable(params, ca, server))
    return { tls: describe(params, server), notes: [] }

  const { permits } = await import('./x509.ts') // Slow to load, and not needed on most starts.
  const names = certificateNames(params.config, params.machine)
  const keepsCa = ca !== null && isFresh(ca, params.clock) && permits(ca.cert, names)
  const signer = keepsCa ? ca : await createCa(params)
  const renewed = await createServer(params, signer, names)
  const caNote = ca === null && server === null ? 'ca-created' : 'ca-replaced'
  const serverNote = server === null ? 'certificate-created' : 'certificate-renewed'
  return { tls: describe(params, renewed), notes: keepsCa ? [serverNote] : [caNote, serverNote] }
}

function isUsable(params: LocalTlsParams, ca: StoredPair, server: StoredPair): boolean {
  const { certificate } = server
  if (!isFresh(server, params.clock) || !isFresh(ca, params.clock)) return false
  if (!certificate.checkIssued(ca.certificate) || !certificate.verify(ca.certificate.publicKey)) return false
  const held = alternativeNames(certificate)
  return certificateNames(params.config, params.machine).every((name) => held.includes(name))
}

const isFresh = ({ certificate }: StoredPair, clock: Pick<Clock, 'now'>): boolean =>
  isValidAt(certificate, clock.now()) && certificate.validToDate.getTime() - clock.now() >= RENEW_DAYS * DAY_MS

async function createCa(params: LocalTlsParams): Promise<StoredPair> {
  const { makeCa } = await import('./x509.ts')
  const period = periodFrom(params.clock.now(), CA_DAYS)
  const made = await makeCa({
    commonName: `Warifu local CA (${params.owner})`.slice(0, 64), // ub-common-name, RFC 5280 appendix A.1
    unit: caUnit(params.workspaceId, period.from),
    permitted: permittedNames(params.config, params.machine),
    period,
  })
  return writePair(params, 'ca', made)
}

/** Tells the CAs of one machine apart, the older ones of one workspace too. */
const caUnit = (workspaceId: string, from: Date): string =>
  createHash('sha256').update(`${workspaceId} ${from.getTime()}`).digest('hex').slice(0, 8)

async function createServer(params: LocalTlsParams, ca: StoredPair, names: readonly string[]): Promise<StoredPair> {
  const { makeServerCertificate } = await import('./x509.ts')
  const made = await makeServerCertificate({ ca, names, period: periodFrom(params.clock.now(), SERVER_DAYS) })
  return writePair(params, 'server', made)
}

const periodFrom = (now: number, days: number): Period => ({
  from: new Date(now - BACKDATED_MS),
  until: new Date(now - BACKDATED_MS + days * DAY_MS),
})

const describe = ({ folder }: PairPlace, { cert, pkcs8, certificate }: StoredPair): Tls => ({
  mode: 'local-ca',
  key: new SecretKey(Buffer.from(toPem('PRIVATE KEY', pkcs8))),
  cert,
  fingerprint: certificate.fingerprint256,
  names: alternativeNames(certificate),
  expiresAt: certificate.validToDate.getTime(),
  caFile: certificateFile(folder, 'ca'),
  isPubliclyTrusted: false,
})
