import { createServer, type Server } from 'node:https'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig, openInstallation, startServer, systemClock, thisMachine, type ServerParts } from '@warifu/server'

type DestinationStream = ServerParts['logDestination']
const discard: DestinationStream = { write: () => undefined }

type UnsafeGuards = Parameters<typeof startServer>[1]

/** A whole server inside the test's process, so that a guard can be replaced through the composition root. */
export async function startInProcess(unsafeGuards?: UnsafeGuards, logDestination: DestinationStream = discard) {
  const folder = await mkdtemp(join(tmpdir(), 'warifu-journey-'))
  const flags = new Map<string, unknown>([
    ['data', join(folder, 'data')],
    ['port', 0],
    ['operatorPort', 0],
  ])
  const environment = {
    settings: new Map(),
    locale: 'en',
    noColor: true,
    home: folder,
    configHome: join(folder, 'config'),
  }
  const { config } = await loadConfig({ cwd: folder, file: undefined, environment, flags })
  const installation = await openInstallation({
    config,
    clock: systemClock,
    machine: thisMachine(),
    owner: 'test',
    configHome: environment.configHome,
    listens: true,
  })
  const parts: ServerParts = {
    config,
    installation,
    clock: systemClock,
    logDestination,
    onFatal: (error) => {
      throw error
    },
  }
  const server = await startServer(parts, unsafeGuards)
  const { tls } = installation
  if (tls.mode === 'none') throw new Error('expected a certificate')

  const certificate = { key: Buffer.from(tls.key.reveal()), cert: tls.cert }

  return {
    folder,
    server,
    databaseFile: installation.databaseFile,
    caFile: tls.caFile ?? '',
    certificate,
    /** Another application on the same host: its own port, the same name, a certificate as good as ours. */
    neighbour: async (
      page: string,
      headers: Record<string, string> = {},
    ): Promise<{ url: string; close: () => void }> => {
      const neighbour: Server = createServer(certificate, (_request, response) => {
        response.writeHead(200, { 'Content-Type': 'text/html', ...headers }).end(page)
      })
      neighbour.listen(0, '127.0.0.1')
      await once(neighbour, 'listening')
      return { url: `https://localhost:${(neighbour.address() as AddressInfo).port}`, close: () => neighbour.close() }
    },
    stop: async () => {
      await server.stop('test')
      await installation.release()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
