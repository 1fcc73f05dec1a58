import { BlockList, isIP } from 'node:net'
import type { Config } from './schema.ts'
import { StartError } from './start-error.ts'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** True for addresses that no other machine can reach, and for `localhost` (RFC 6761 section 6.3). */
export function isLoopback(host: string): boolean {
  const family = isIP(host)
  if (family === 0) return host === 'localhost' || host.endsWith('.localhost')
  return loopback.check(host, family === 4 ? 'ipv4' : 'ipv6')
}

/** Without TLS only this machine may reach the port. @throws StartError plaintext-refused */
export function refusePlaintext({ behindProxy, host }: Pick<Config, 'behindProxy' | 'host'>): void {
  if (behindProxy && !isLoopback(host)) throw new StartError({ codeName: 'plaintext-refused', host })
}
