import { refuse, type Refusal } from '../refusal.ts'

export type OriginGuard = {
  /** @param origin the Origin header as it came; a missing one is refused, whoever may go without it is not asked here */
  readonly check: (origin: string | undefined) => Refusal<'origin-refused'> | null
}

/**
 * Lets through requests made by this server's own pages: scheme, host and port, byte for byte (RFC 6454 section 6.2) [TK1].
 * Cookies ignore ports, so this is what keeps another application on the same host away. `null` is never in the list.
 */
export function createOriginGuard(origins: readonly string[]): OriginGuard {
  const allowed = new Set(origins.filter((origin) => origin !== 'null'))
  return {
    check: (origin) => (origin !== undefined && allowed.has(origin) ? null : refuse('origin-refused')),
  }
}

/**
 * Where a browser says how the request came about, only "by a page of the same origin" passes (W3C Fetch Metadata).
 * @param value the Sec-Fetch-Site header; programs and old browsers send none
 */
export function checkFetchSite(value: string | undefined): Refusal<'origin-refused'> | null {
  return value === undefined || value === 'same-origin' ? null : refuse('origin-refused')
}
