import { describe, expect, it } from 'vitest'
import { createAddressReader } from './address.ts'

const direct = createAddressReader({ behindProxy: false, trustedProxies: [] })
const proxied = createAddressReader({ behindProxy: true, trustedProxies: ['127.0.0.1', '10.0.0.0/8', 'fd00::/8'] })

describe('address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7', '203.0.113.7'],
    ['::FFFF:CB00:7107', '203.0.113.7', '203.0.113.7'],
    ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7', '203.0.113.7'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:ffff::1', '2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80::1', 'fe80:0:0:0::/64'],
    ['::1', '::1', '0:0:0:0::/64'],
  ])('writes %s as %s in group %s', (remote, address, group) => {
    expect(direct.read(remote, undefined)).toEqual({ address, group })
  })

  it('puts every address of a /64 in one group, and its neighbour in another', () => {
    const group = (address: string) => direct.read(address, undefined).group
    expect(group('2001:db8::1')).toBe(group('2001:DB8:0:0:ffff:ffff:ffff:ffff'))
    expect(group('2001:db8::1')).not.toBe(group('2001:db8:0:1::1'))
  })

  it.each([undefined, '', 'not an address', '1.2.3.4.5'])(
    'gives the peer %s the shared group of the unknown',
    (remote) => {
      expect(direct.read(remote, '203.0.113.7')).toEqual({ address: 'unknown', group: 'unknown' })
    },
  )

  it('ignores forwarded headers where no proxy is configured', () => {
    expect(direct.read('127.0.0.1', '203.0.113.7').address).toBe('127.0.0.1')
  })

  it('ignores forwarded headers from a peer that is no trusted proxy', () => {
    expect(proxied.read('203.0.113.7', '198.51.100.1').address).toBe('203.0.113.7')
  })

  it.each([
    ['the only hop', '127.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['the hop before trusted ones', '127.0.0.1', '203.0.113.7, 10.1.2.3, 10.0.0.1', '203.0.113.7'],
    ['not what the client claims before it', '127.0.0.1', '198.51.100.1, 203.0.113.7, 10.0.0.1', '203.0.113.7'],
    ['a mapped hop', '::ffff:127.0.0.1', '::FFFF:203.0.113.7', '203.0.113.7'],
    ['an IPv6 hop behind an IPv6 proxy', 'fd00::1', '2001:DB8::5', '2001:db8::5'],
    ['the proxy where the hop is nonsense', '127.0.0.1', 'unknown', '127.0.0.1'],
    ['the last good hop where the next is nonsense', '127.0.0.1', '<script>, 10.0.0.1', '10.0.0.1'],
    ['the farthest where all are trusted', '127.0.0.1', '10.0.0.2, 10.0.0.1', '10.0.0.2'],
    ['the proxy where there is nothing', '127.0.0.1', '', '127.0.0.1'],
  ])('behind a trusted proxy takes %s', (_what, peer, forwarded, address) => {
    expect(proxied.read(peer, forwarded).address).toBe(address)
  })

  it('looks through 16 proxies at most', () => {
    const hops = (count: number) => ['203.0.113.7', ...Array<string>(count).fill('10.0.0.1')].join(',')
    expect(proxied.read('127.0.0.1', hops(15)).address).toBe('203.0.113.7')
    expect(proxied.read('127.0.0.1', hops(16)).address).toBe('10.0.0.1')
    expect(proxied.read('127.0.0.1', hops(5_000)).address).toBe('10.0.0.1')
  })
})
