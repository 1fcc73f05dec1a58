import { chmodSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { App } from '../app.ts'
import { peerOf } from '../peer.ts'

export type SocketListener = { readonly close: () => Promise<void> }

/**
 * Serves the operator routes to the command line. The caller holds the data folder's lock, so a file that lies here was left by
 * a process that is gone. The folder is 0700, so nobody else comes to the file before it is 0600 itself.
 * On Windows `path` is a named pipe, which the system keeps to its owner.
 */
export async function listenOnSocket(path: string, app: App): Promise<SocketListener> {
  const isPipe = process.platform === 'win32'
  if (!isPipe) rmSync(path, { force: true })
  const answer = getRequestListener((request, { incoming }) => app.fetch(request, peerOf(incoming)), {
    overrideGlobalObjects: false,
  })
  const server = createServer((request, response) => void answer(request, response))
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  server.once('error', reject)
  server.listen({ path }, () => {
    resolve(undefined)
  })
  await promise
  server.off('error', reject)
  if (!isPipe) chmodSync(path, 0o600)
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}
