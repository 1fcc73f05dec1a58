import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { expect, it } from 'vitest'
import { textFrame } from './wire.ts'

it('is read by a client as it was, at every boundary of the length field', async () => {
  const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 200_000]
  const server = createServer().listen(0, '127.0.0.1')
  const webSockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, stream, head) => {
    webSockets.handleUpgrade(request, stream, head, (webSocket) => {
      for (const length of lengths) stream.write(textFrame('x'.repeat(length)))
      webSocket.close()
    })
  })
  await once(server, 'listening')

  const { port } = server.address() as AddressInfo
  const client = new WebSocket(`ws://127.0.0.1:${port}`)
  const read: number[] = []
  client.on('message', (data: Buffer) => read.push(data.toString().length))
  await once(client, 'close')
  server.close()
  expect(read).toEqual(lengths)
})

it('counts bytes, not characters', () => {
  expect(textFrame('割符').length).toBe(2 + 6)
})
