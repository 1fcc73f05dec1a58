import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, defaultClientConditions, preview, type InlineConfig } from 'vite'
import { compileCatalogs } from '../../../build/compile-catalogs.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** One for each process, for journeys may run beside each other. */
const outDir = at(`../../../../../.cache/harness/${process.pid}`)

const config: InlineConfig = {
  configFile: false,
  root: at('.'),
  logLevel: 'error',
  plugins: [react(), compileCatalogs()],
  resolve: { conditions: ['warifu-source', ...defaultClientConditions] },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'esnext',
    minify: false,
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: { input: ['index.html', 'timeline.html', 'texts.html'].map(at) },
  },
  preview: { port: 0, host: '127.0.0.1' },
}

/** Builds the harness from its sources and serves it on a free port of this machine: a page of it is there in a moment. */
export async function serveHarness(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  await build(config)
  const server = await preview(config)
  const address = server.httpServer.address()
  if (address === null || typeof address === 'string') throw new Error('the harness has no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: async () => {
      await server.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}
