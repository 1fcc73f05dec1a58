import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { WebSocketServer } from 'ws'
import {
  AccountId,
  ConnectionId,
  DeviceId,
  decodeCommand,
  encodePush,
  encodeResult,
  type Entry,
} from '@warifu/protocol'
import { randomId } from '@warifu/crypto'
import { envelopeHashOf } from './ledger.ts'

// What nothing-lost is tested against: one room over plain WebSocket, without accounts. `sound` keeps an entry before it answers;
// `hasty` answers first and keeps it a little later; `doubling` keeps every resent message anew, and takes its time to answer.
const [file = '', fault = 'sound'] = process.argv.slice(2)
const LATER_MS = 20
const deviceId = DeviceId.parse('D'.repeat(21) + 'A')
const accountId = AccountId.parse('A'.repeat(22))

const entries: Entry[] = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map(readEntry) : []

function readEntry(line: string): Entry {
  // Written below, by this file.
  return JSON.parse(line) as Entry
}

function keep(entry: Entry): void {
  const write = () => {
    appendFileSync(file, `${JSON.stringify(entry)}\n`)
  }
  if (fault === 'hasty') setTimeout(write, LATER_MS)
  else write()
}

const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
server.on('connection', (socket) => {
  const account = { accountId, name: 'Nobody', role: 'member' } as const
  const connectionId = ConnectionId.parse(randomId())
  socket.send(encodePush({ push: 'welcome', connectionId, account, deviceId, at: 0, heartbeatMs: 10_000 }))
  socket.on('message', (data) => {
    const decoded = Buffer.isBuffer(data) ? decodeCommand(data.toString(), data.length) : null
    if (decoded?.kind !== 'command') return socket.close()
    const { command } = decoded
    if (command.type === 'message.history') {
      const { sequence, limit } = command.params
      const after = entries.filter((entry) => entry.sequence > sequence)
      const page = { entries: after.slice(0, limit), related: [], head: entries.length, more: after.length > limit }
      socket.send(encodeResult(command.id, page))
    }
    if (command.type === 'message.send') {
      const { roomId, messageId, envelope } = command.params
      const known = fault === 'doubling' ? undefined : entries.find((entry) => entry.messageId === messageId)
      const sequence = known?.sequence ?? entries.length + 1
      if (known === undefined) {
        const entry = { kind: 'message', sequence, at: 0, accountId, deviceId, messageId, envelope } as const
        entries.push(entry)
        keep(entry)
        socket.send(encodePush({ push: 'message', roomId, entry }))
      }
      const answer = () => {
        socket.send(encodeResult(command.id, { sequence, at: 0, envelopeHash: envelopeHashOf(envelope) }))
      }
      if (fault === 'doubling') setTimeout(answer, LATER_MS)
      else answer()
    }
  })
})
server.on('listening', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null) process.stdout.write(`${address.port}\n`)
})
