import { createAddressReader } from '../guard/address.ts'
import { createCaps } from '../guard/caps.ts'
import type { ListenOptions } from './listener.ts'

/**
 * Places for TCP connections, before anything is read from them.
 * @param perAddress for one IPv4 address or one IPv6 /64; `total` where a proxy brings everybody from one address
 */
export function placesByAddress(perAddress: number, total: number): ListenOptions['places'] {
  const caps = createCaps({ connectionsPerAddress: perAddress, connectionsPerAccount: 0, connectionsTotal: total })
  const addresses = createAddressReader({ behindProxy: false, trustedProxies: [] })
  return (remoteAddress) => caps.takeAddress(addresses.read(remoteAddress, undefined).group)
}
