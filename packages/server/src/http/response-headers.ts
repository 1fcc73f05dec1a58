import { isIP } from 'node:net'

/** Where browsers tell about broken policies. */
export const CSP_REPORT_PATH = '/api/v1/csp-report'

/**
 * Nothing but our own files, no inline script or style, no HTML sinks and no Trusted Types policy that could open one [TK7].
 * `connect-src` names the WebSocket too: not every browser takes `'self'` to include it.
 */
const policy = (host: string | undefined) =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `img-src 'self'`,
    `font-src 'self'`,
    host === undefined ? `connect-src 'self'` : `connect-src 'self' wss://${host}`,
    `manifest-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types 'none'`,
    `report-uri ${CSP_REPORT_PATH}`,
    `report-to csp`,
  ].join('; ')

const PERMISSIONS = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb']
  .map((feature) => `${feature}=()`)
  .join(', ')

const YEAR_SECONDS = 31_536_000

/**
 * What every answer carries, pages and API alike.
 * @param host one that the host guard let through; undefined where none was
 */
export const responseHeaders = (
  host: string | undefined,
  sendHsts: boolean,
): readonly (readonly [name: string, value: string])[] => [
  ['Content-Security-Policy', policy(host)],
  ['Reporting-Endpoints', `csp="${CSP_REPORT_PATH}"`],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Permissions-Policy', PERMISSIONS],
  ...(sendHsts ? ([['Strict-Transport-Security', `max-age=${YEAR_SECONDS}`]] as const) : []),
]

/**
 * HSTS shuts a browser out of a name whose certificate it does not trust, for a year. So it is sent only where the operator
 * brought a certificate that every browser trusts, for a name of their own: never under a local or private CA, never for localhost
 * (whose other ports would suffer with it) or a bare address, and never in a proxy's place [TK4].
 */
export function sendsHsts(isPubliclyTrusted: boolean, publicUrl: string): boolean {
  const { hostname } = new URL(publicUrl)
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost')
  return isPubliclyTrusted && !isLocal && isIP(hostname) === 0 && !hostname.startsWith('[')
}
