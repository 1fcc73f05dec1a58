import { Server } from 'socket.io'
import { announce, createTlsServer, nextEntry, type Params } from './room.ts'

// A room as the documentation of Socket.IO shows it, over the WebSocket transport only.
const [certFile = '', keyFile = ''] = process.argv.slice(2)
const server = createTlsServer(certFile, keyFile)
const io = new Server(server, { transports: ['websocket'], serveClient: false, perMessageDeflate: false })

io.on('connection', (socket) => {
  void socket.join('room')
  socket.on('message.send', (params: Params) => {
    io.to('room').emit('message', { roomId: params.roomId, entry: nextEntry(params) })
  })
})
announce(server)
