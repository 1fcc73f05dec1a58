import { randomBytes } from 'node:crypto'

/** Opcodes of RFC 6455 section 5.2. */
export const TEXT = 1
export const CLOSE = 8
export const PING = 9
export const PONG = 10

const MASKED = 0x80
const FIN = 0x80

/** One frame as a client sends it: final, masked (RFC 6455 section 5.3), up to 65,535 bytes. */
export function clientFrame(opcode: number, payload: Buffer): Buffer {
  const extended = payload.length > 125
  const headerLength = extended ? 4 : 2
  const frame = Buffer.allocUnsafe(headerLength + 4 + payload.length)
  frame[0] = FIN | opcode
  frame[1] = MASKED | (extended ? 126 : payload.length)
  if (extended) frame.writeUInt16BE(payload.length, 2)
  const key = randomBytes(4)
  key.copy(frame, headerLength)
  for (let i = 0; i < payload.length; i += 1) frame[headerLength + 4 + i] = (payload[i] ?? 0) ^ (key[i & 3] ?? 0)
  return frame
}

export const textFrame = (text: string): Buffer => clientFrame(TEXT, Buffer.from(text))

/** Told of every frame: where its payload lies in `bytes`. */
export type OnFrame = (opcode: number, bytes: Buffer, start: number, end: number) => void

/**
 * Cuts what a server sends into frames, however the chunks fall. Only what a server's frames of this benchmark can be: unmasked,
 * final. @throws where they are not
 */
export function createFrameReader(onFrame: OnFrame): (chunk: Buffer) => void {
  let rest: Buffer | null = null

  return (chunk) => {
    const bytes: Buffer = rest === null ? chunk : Buffer.concat([rest, chunk])
    let at = 0
    for (;;) {
      const header = headerAt(bytes, at)
      if (header === null) break
      const start = at + header.length
      const end = start + header.payload
      if (end > bytes.length) break
      onFrame(header.opcode, bytes, start, end)
      at = end
    }
    rest = at === bytes.length ? null : bytes.subarray(at)
  }
}

const header = { opcode: 0, length: 0, payload: 0 }

/** The header at `at`, or null where it is not all there. One object for all: this runs once for every delivery. */
function headerAt(bytes: Buffer, at: number): typeof header | null {
  const first = bytes[at]
  const second = bytes[at + 1]
  if (first === undefined || second === undefined) return null
  if ((first & 0xf0) !== FIN || (second & MASKED) !== 0) throw new Error('a frame that no server here sends')
  header.opcode = first & 0x0f
  header.length = second === 126 ? 4 : second === 127 ? 10 : 2
  if (bytes.length - at < header.length) return null
  if (second < 126) header.payload = second
  else header.payload = second === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
  return header
}
