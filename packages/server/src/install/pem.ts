import type { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'

/** RFC 7468. */
export function toPem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

/** The DNS names and addresses a certificate is valid for, each in one spelling. The common name does not count (RFC 9525). */
export function alternativeNames(certificate: X509Certificate): readonly string[] {
  return (certificate.subjectAltName ?? '').split(', ').flatMap((entry) => {
    const [type, ...rest] = entry.split(':')
    const value = rest.join(':')
    if (type === 'DNS') return [value.toLowerCase()]
    if (type !== 'IP Address') return []
    return [isIP(value) === 6 ? new URL(`https://[${value}]`).hostname.slice(1, -1) : value]
  })
}

/** @param now milliseconds since 1970 */
export const isValidAt = (certificate: X509Certificate, now: number): boolean =>
  certificate.validFromDate.getTime() <= now && now < certificate.validToDate.getTime()
