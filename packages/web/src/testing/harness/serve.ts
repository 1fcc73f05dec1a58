import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { createServer, defaultClientConditions } from 'vite'
import { compileCatalogs } from '../../../build/compile-catalogs.ts'

/** Serves the harness from its sources, on a free port of this machine. */
export async function serveHarness(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = await createServer({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    logLevel: 'error',
    plugins: [react(), compileCatalogs()],
    resolve: { conditions: ['warifu-source', ...defaultClientConditions] },
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null, fs: { strict: false } },
    cacheDir: fileURLToPath(new URL('../../../../../.cache/harness', import.meta.url)),
  })
  await server.listen()
  const address = server.httpServer?.address()
  if (address === null || address === undefined || typeof address === 'string')
    throw new Error('the harness has no port')
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() }
}
