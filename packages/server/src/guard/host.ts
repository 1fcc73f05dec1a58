import { refuse, type Refusal } from '../refusal.ts'

export type HostGuard = {
  /** @param host the Host header (HTTP/1.1) or `:authority` (HTTP/2), as it came */
  readonly check: (host: string | undefined) => Refusal<'host-refused'> | null
}

/**
 * Lets through requests that were meant for this server: an exact list of `host` or `host:port`, never a suffix or a pattern.
 * It stops DNS rebinding, poisoned links and one certificate answering for another name (RFC 9110 section 7.4).
 * A missing Host is refused. Host names have no case (RFC 9110 section 4.2.3).
 */
export function createHostGuard(hosts: readonly string[]): HostGuard {
  const allowed = new Set(hosts.map((host) => host.toLowerCase()))
  return {
    check: (host) => (host !== undefined && allowed.has(host.toLowerCase()) ? null : refuse('host-refused')),
  }
}
