import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'

/** Where a request came from. Limits count by `group`: an IPv4 address, or the /64 that one IPv6 subscriber holds whole. */
export type ClientAddress = {
  /** One spelling for each address: lower case, compressed (RFC 5952), IPv4-mapped folded to IPv4; `unknown` for a gone peer. */
  readonly address: string
  readonly group: string
}

export type AddressReader = {
  /**
   * @param remoteAddress of the TCP peer
   * @param forwardedFor the X-Forwarded-For header; believed only when a trusted proxy brought it
   */
  readonly read: (remoteAddress: string | undefined, forwardedFor: string | undefined) => ClientAddress
}

/** Proxies in a row that are looked through, at most. */
const MOST_HOPS = 16

/** @param trustedProxies addresses and CIDR ranges; anybody else's forwarded headers are ignored */
export function createAddressReader(options: {
  readonly behindProxy: boolean
  readonly trustedProxies: readonly string[]
}): AddressReader {
  const proxies = createBlockList(options.trustedProxies)
  const isProxy = (address: string) => proxies.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')

  /** From the nearest hop outward: the first address that no trusted proxy has is the client's. What it claims itself is not read. */
  const client = (peer: string, forwardedFor: string): string => {
    let nearest = peer
    for (const hop of forwardedFor.split(',').reverse().slice(0, MOST_HOPS)) {
      if (!isProxy(nearest)) return nearest
      const next = canonicalAddress(hop.trim())
      if (next === null) return nearest
      nearest = next
    }
    return nearest
  }

  return {
    read: (remoteAddress, forwardedFor) => {
      const peer = canonicalAddress(remoteAddress ?? '')
      if (peer === null) return { address: 'unknown', group: 'unknown' }
      const address = options.behindProxy && forwardedFor !== undefined ? client(peer, forwardedFor) : peer
      return { address, group: addressGroup(address) }
    },
  }
}

function createBlockList(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/')
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return list
}

/** One spelling per address, or null where `text` is none. */
function canonicalAddress(text: string): string | null {
  const zone = text.indexOf('%')
  const bare = zone === -1 ? text : text.slice(0, zone)
  if (isIP(bare) === 0) return null
  if (isIPv4(bare)) return bare
  // The URL parser writes IPv6 as RFC 5952 asks, with IPv4-mapped addresses in hexadecimal.
  const compressed = new URL(`http://[${bare}]`).hostname.slice(1, -1)
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(compressed)
  if (mapped === null) return compressed
  const [high, low] = [parseInt(mapped[1] ?? '', 16), parseInt(mapped[2] ?? '', 16)]
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** @param address canonical */
function addressGroup(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail = ''] = address.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === '' ? [] : tail.split(':')
  const zeros = address.includes('::') ? Array<string>(8 - front.length - back.length).fill('0') : []
  return `${[...front, ...zeros, ...back].slice(0, 4).join(':')}::/64`
}
