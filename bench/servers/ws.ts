import { WebSocketServer } from 'ws'
import { announce, createTlsServer, nextEntry, type Params } from './room.ts'

// A room as the documentation of ws shows it: every message goes to every client by one `send` each.
const [certFile = '', keyFile = ''] = process.argv.slice(2)
const server = createTlsServer(certFile, keyFile)
const room = new WebSocketServer({ server, perMessageDeflate: false })

room.on('connection', (socket) => {
  socket.on('message', (data) => {
    if (!Buffer.isBuffer(data)) return
    const { params } = JSON.parse(data.toString()) as { readonly params: Params }
    const text = JSON.stringify({ push: 'message', roomId: params.roomId, entry: nextEntry(params) })
    for (const client of room.clients) client.send(text)
  })
})
announce(server)
