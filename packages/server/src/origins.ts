import { isIPv6 } from 'node:net'

/** Where one listener can be reached: what its own pages' Origin and Host headers say. */
export type Reach = { readonly origins: readonly string[]; readonly hosts: readonly string[] }

/**
 * @param publicUrl the origin people open
 * @param names DNS names and addresses the certificate is valid for, all of this server; patterns say nothing exact and are left out
 */
export function reachOf(publicUrl: string, names: readonly string[], port: number): Reach {
  const exact = names.filter((name) => !name.includes('*'))
  const urls = [publicUrl, ...exact.map((name) => `https://${isIPv6(name) ? `[${name}]` : name}:${port}`)]
  // URL drops :443, as browsers do in Origin and Host.
  const parsed = urls.map((url) => new URL(url))
  return {
    origins: [...new Set(parsed.map(({ origin }) => origin))],
    hosts: [...new Set(parsed.map(({ host }) => host))],
  }
}
