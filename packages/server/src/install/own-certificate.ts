import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { createSecureContext, rootCertificates } from 'node:tls'
import type { Clock } from '../clock.ts'
import type { Config } from '../config/schema.ts'
import { readSecretFile, type SecretKey } from '../config/secrets.ts'
import { StartError, type CertificateFlaw } from '../config/start-error.ts'
import type { Tls } from './installation.ts'
import { alternativeNames } from './pem.ts'
import { leadsToRoot } from './public-trust.ts'

type Files = { readonly cert: string; readonly key: string }

/**
 * The operator's own certificate chain and key, checked as browsers will check them.
 * @throws StartError certificate-unusable, certificate-expired
 */
export function openOwnCertificate(
  files: Files,
  publicUrl: Config['publicUrl'],
  clock: Pick<Clock, 'now'>,
  roots: readonly string[] = rootCertificates,
): Tls {
  const cert = attempt(files.cert, 'unreadable', () => readFileSync(files.cert, 'utf8'))
  const key = readKey(files.key)
  const certificate = attempt(files.cert, 'not-a-certificate', () => new X509Certificate(cert))
  const privateKey = attempt(files.key, 'not-a-key', () => createPrivateKey(Buffer.from(key.reveal())))

  if (!certificate.checkPrivateKey(privateKey)) throw unusable(files.key, 'key-of-another')
  const expiresAt = certificate.validToDate.getTime()
  if (expiresAt <= clock.now())
    throw new StartError({ codeName: 'certificate-expired', file: files.cert, expiredAt: expiresAt })
  if (certificate.validFromDate.getTime() > clock.now()) throw unusable(files.cert, 'not-yet-valid')
  if (!covers(certificate, publicUrl)) throw unusable(files.cert, 'name-missing')
  // OpenSSL's own security level: short keys and weak signatures.
  attempt(files.cert, 'too-weak', () => createSecureContext({ cert, key: Buffer.from(key.reveal()) }))

  return {
    mode: 'files',
    key,
    cert,
    fingerprint: certificate.fingerprint256,
    names: alternativeNames(certificate),
    expiresAt,
    caFile: undefined,
    isPubliclyTrusted: leadsToRoot(cert, roots, clock.now()),
  }
}

function readKey(file: string): SecretKey {
  const found = attempt(file, 'unreadable', () => readSecretFile(file))
  if (found === null) throw unusable(file, 'unreadable')
  return found.secret
}

/** Whether the certificate is valid for the address people open. */
function covers(certificate: X509Certificate, publicUrl: string | undefined): boolean {
  const host = new URL(publicUrl ?? 'https://localhost').hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(host) !== 0) return certificate.checkIP(host) !== undefined
  return certificate.checkHost(host, { subject: 'never' }) !== undefined
}

function attempt<Value>(file: string, flaw: CertificateFlaw, act: () => Value): Value {
  try {
    return act()
  } catch (cause) {
    throw unusable(file, flaw, { cause })
  }
}

const unusable = (file: string, reason: CertificateFlaw, options?: ErrorOptions): StartError =>
  new StartError({ codeName: 'certificate-unusable', file, reason }, options)
