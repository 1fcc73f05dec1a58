import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { describeProcess, holderOfPort } from './port-holder.ts'

it.runIf(process.platform === 'linux').each(['127.0.0.1', '::1'])('finds who listens on a port of %s', async (host) => {
  const server = createServer().listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const holder = holderOfPort(port)
  expect(holder?.pid).toBe(process.pid)
  expect(holder?.command).toMatch(/^node\b/)
  expect(Math.abs((holder?.startedAt ?? 0) - (Date.now() - process.uptime() * 1000))).toBeLessThan(5_000)
  server.close()
  await once(server, 'close')
  expect(holderOfPort(port)).toBeUndefined()
})

it('knows nothing of a process that is gone', () => {
  expect(describeProcess(2 ** 22 + 1)).toEqual({ pid: 2 ** 22 + 1, command: undefined, startedAt: undefined })
})
