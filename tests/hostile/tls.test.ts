import { execFile } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, type TlsOptions } from 'node:tls'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startInProcess } from '../support/in-process.ts'

const run = promisify(execFile)

let world: Awaited<ReturnType<typeof startInProcess>>
beforeAll(async () => {
  world = await startInProcess()
})
afterAll(() => world.stop())

/** Protocol and cipher of every suite that a scan found accepted. */
async function scan(port: number): Promise<readonly { protocol: string; cipher: string }[]> {
  const { stdout } = await run('sslscan', ['--no-colour', '--no-heartbleed', '--xml=-', `127.0.0.1:${port}`])
  return [...stdout.matchAll(/<cipher [^>]*sslversion="([^"]+)"[^>]* cipher="([^"]+)"/g)].map(
    ([, protocol = '', cipher = '']) => ({ protocol, cipher }),
  )
}

const isStrong = ({ protocol, cipher }: { protocol: string; cipher: string }) =>
  protocol === 'TLSv1.3' || (protocol === 'TLSv1.2' && /^ECDHE-.*(GCM|CHACHA20)/.test(cipher))

/** Whether a client that would still take TLS 1.1 gets it: openssl names the cipher agreed upon, or none. */
async function getsTls11(port: number): Promise<boolean> {
  const args = ['s_client', '-connect', `127.0.0.1:${port}`, '-tls1_1', '-cipher', 'DEFAULT:@SECLEVEL=0']
  const client = run('openssl', args)
  client.child.stdin?.end()
  const { stdout } = await client.catch((error: unknown) => error as { stdout: string })
  const agreed = /Cipher is (\S+)/.exec(stdout)?.[1]
  if (agreed === undefined) throw new Error(`openssl said nothing of a cipher:\n${stdout}`)
  return agreed !== '(NONE)'
}

/** A peer that allows what nobody should: what the same scan and the same client find there. */
async function weakPeer<Found>(look: (port: number) => Promise<Found>): Promise<Found> {
  const options: TlsOptions = { ...world.certificate, minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' }
  const server = createServer(options, (socket) => socket.end())
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const found = await look((server.address() as AddressInfo).port)
  server.close()
  return found
}

describe.each(['public', 'operator'] as const)('TLS of the %s listener', (which) => {
  const port = () => Number(new URL(which === 'public' ? world.server.publicUrl : world.server.operatorUrl).port)

  it('[S9] refuses a client that offers TLS 1.1', async () => {
    expect(await getsTls11(port())).toBe(false)
  })

  it('[S9] offers TLS 1.3 and 1.2 with authenticated encryption and forward secrecy, and nothing else', async () => {
    const suites = await scan(port())
    expect(suites.filter((suite) => !isStrong(suite))).toEqual([])
    expect(new Set(suites.map(({ protocol }) => protocol))).toEqual(new Set(['TLSv1.3', 'TLSv1.2']))
  })
})

describe('control: a weak peer', () => {
  it('speaks TLS 1.1 with the same client', async () => {
    expect(await weakPeer(getsTls11)).toBe(true)
  })

  it('is found weak by the same scan', async () => {
    const suites = await weakPeer(scan)
    expect(suites.some((suite) => !isStrong(suite))).toBe(true)
  })
})
