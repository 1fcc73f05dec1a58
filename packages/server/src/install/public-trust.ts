import { X509Certificate } from 'node:crypto'
import { isValidAt } from './pem.ts'

const CERTIFICATES = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/**
 * Whether a chain as a server sends it (PEM, its own certificate first) leads to one of `roots`: what any browser trusts, and not
 * only those that were told to.
 * @param now milliseconds since 1970
 */
export function leadsToRoot(chain: string, roots: readonly string[], now: number): boolean {
  const [leaf, ...rest] = (chain.match(CERTIFICATES) ?? []).map((pem) => new X509Certificate(pem))
  if (leaf === undefined) return false
  const issuers = new Set(rest.filter((certificate) => certificate.ca && isValidAt(certificate, now)))
  const trusted = roots.map((pem) => new X509Certificate(pem))
  let current: X509Certificate | undefined = leaf
  while (current !== undefined) {
    const subject: X509Certificate = current
    if (trusted.some((root) => isIssuedBy(subject, root))) return true
    current = [...issuers].find((issuer) => isIssuedBy(subject, issuer))
    if (current !== undefined) issuers.delete(current) // Each once: certificates may name each other in a circle.
  }
  return false
}

const isIssuedBy = (subject: X509Certificate, issuer: X509Certificate): boolean =>
  subject.checkIssued(issuer) && subject.verify(issuer.publicKey)
