import { randomBytes } from 'node:crypto'
import { connect as connectTcp } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { LOOPBACK } from '../loopback.ts'
import { clientFrame, createFrameReader, CLOSE, PING, PONG, TEXT, textFrame } from './frames.ts'
import type { Speech } from './speech.ts'

/** One reader: a TLS socket of which only the beginnings of frames are looked at. */
export type Connection = {
  readonly send: (frame: Buffer) => void
  /** The suite and curve it really got. */
  readonly tls: string
}

type Parts = {
  readonly speech: Speech
  readonly port: number
  readonly ca: string
  readonly localAddress: string
  readonly ticket: string
  readonly onDelivery: (sequence: number) => void
  /** The connection ended, or something was refused. */
  readonly onFault: (why: string) => void
}

/** What all servers are measured with. */
const CIPHER = 'TLS_AES_128_GCM_SHA256'
const HEAD_END = '\r\n\r\n'

/** Resolves when the server sends this connection everything that is said in the room. */
export function openConnection(parts: Parts): Promise<Connection> {
  const { speech, port, ca, localAddress, onDelivery, onFault } = parts
  const { promise, resolve, reject } = Promise.withResolvers<Connection>()
  const delivery = Buffer.from(speech.delivery)
  const findSequence = createSequenceFinder()
  // tls.connect takes no local address of its own.
  const transport = connectTcp({ host: LOOPBACK, port, localAddress, noDelay: true })
  const socket = connectTls({
    socket: transport,
    servername: 'localhost',
    ca,
    ciphers: CIPHER,
    minVersion: 'TLSv1.3',
    ALPNProtocols: ['http/1.1'],
  })

  function fail(why: string): void {
    reject(new Error(why))
    onFault(why)
    socket.destroy()
  }

  const send = (frame: Buffer): void => {
    socket.write(frame)
  }
  const ready = () => {
    resolve({ tls: describeTls(socket), send })
  }

  const readFrames = createFrameReader((opcode, bytes, start, end) => {
    if (opcode === TEXT) {
      if (startsWith(bytes, start, end, delivery)) onDelivery(findSequence(bytes, start, end))
      else hear(bytes.toString('utf8', start, end))
    }
    if (opcode === PING) socket.write(clientFrame(PONG, bytes.subarray(start, end)))
    if (opcode === CLOSE) fail(`closed with ${end - start < 2 ? 'no code' : bytes.readUInt16BE(start)}`)
  })

  function hear(text: string): void {
    if (text === speech.keepAlive?.ask) socket.write(textFrame(speech.keepAlive.answer))
    else if (speech.ready !== null && text.startsWith(speech.ready)) ready()
    else if (text.includes('"ok":false')) fail(`refused: ${text}`)
  }

  let head = ''
  function readHead(chunk: Buffer): void {
    head += chunk.toString('latin1')
    const end = head.indexOf(HEAD_END)
    if (end === -1) return
    if (!head.startsWith('HTTP/1.1 101 ')) return fail(`the upgrade was answered: ${head}`)
    socket.off('data', readHead).on('data', readFrames)
    if (speech.hello !== null) socket.write(textFrame(speech.hello))
    if (speech.ready === null) ready()
    const rest = Buffer.from(head.slice(end + HEAD_END.length), 'latin1')
    if (rest.length > 0) readFrames(rest)
  }

  socket.on('data', readHead)
  socket.on('error', (error: Error) => {
    fail(error.message)
  })
  socket.on('close', () => {
    fail('the server ended the connection')
  })
  socket.on('secureConnect', () => {
    socket.write(upgradeRequest(speech, port, parts.ticket))
  })
  return promise
}

function upgradeRequest(speech: Speech, port: number, ticket: string): string {
  const protocols = speech.protocols(ticket)
  const lines = [
    `GET ${speech.path} HTTP/1.1`,
    `Host: localhost:${port}`,
    `Origin: https://localhost:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(protocols === null ? [] : [`Sec-WebSocket-Protocol: ${protocols}`]),
  ]
  return lines.join('\r\n') + HEAD_END
}

function describeTls(socket: TLSSocket): string {
  const certificate = socket.getPeerCertificate()
  const curve = 'asn1Curve' in certificate ? certificate.asn1Curve : 'no curve'
  return `${socket.getProtocol() ?? 'none'} ${socket.getCipher().name} ${curve}`
}

function startsWith(bytes: Buffer, start: number, end: number, prefix: Buffer): boolean {
  if (end - start < prefix.length) return false
  // From its end: that is where the pushes differ.
  for (let i = prefix.length - 1; i >= 0; i -= 1) if (bytes[start + i] !== prefix[i]) return false
  return true
}

const KEY = Buffer.from('"sequence":')
const ZERO = 0x30
const NINE = 0x39

/** Reads the sequence out of a delivery. It stands at the same place in all deliveries of a connection: searched once. */
function createSequenceFinder(): (bytes: Buffer, start: number, end: number) => number {
  let offset = -1
  return (bytes, start, end) => {
    if (offset === -1) offset = bytes.subarray(start, end).indexOf(KEY) + KEY.length
    let sequence = 0
    for (let at = start + offset; at < end; at += 1) {
      const digit = bytes[at] ?? 0
      if (digit < ZERO || digit > NINE) break
      sequence = sequence * 10 + digit - ZERO
    }
    return sequence
  }
}
