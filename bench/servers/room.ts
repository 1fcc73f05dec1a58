import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import { LOOPBACK } from '../loopback.ts'

/** What the peers share: one room, TLS as Warifu's, and a message of the same bytes as Warifu's push. */
export type Params = { readonly roomId: string; readonly messageId: string; readonly envelope: string }

const ID = 'A'.repeat(22)
let sequence = 0

/** The least that a chat does: the message gets its place. Nothing is checked, kept, limited or logged. */
export function nextEntry({ messageId, envelope }: Params) {
  sequence += 1
  return { kind: 'message', sequence, at: Date.now(), accountId: ID, deviceId: ID, messageId, envelope } as const
}

export function createTlsServer(certFile: string, keyFile: string): Server {
  return createServer({ cert: readFileSync(certFile), key: readFileSync(keyFile), minVersion: 'TLSv1.3' })
}

/** Listens on a free port and says which, as the only line. */
export function announce(server: Server): void {
  server.listen(0, LOOPBACK, () => {
    const address = server.address()
    if (typeof address === 'object' && address !== null) process.stdout.write(`${address.port}\n`)
  })
}
