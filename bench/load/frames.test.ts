import { describe, expect, it } from 'vitest'
import { clientFrame, createFrameReader, PING, TEXT, textFrame } from './frames.ts'

/** A server's frame, written out by hand from RFC 6455 section 5.2. */
function serverFrame(opcode: number, text: string): Buffer {
  const payload = Buffer.from(text)
  if (payload.length < 126) return Buffer.concat([Buffer.from([0x80 | opcode, payload.length]), payload])
  const header = payload.length < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10)
  header[0] = 0x80 | opcode
  header[1] = payload.length < 65_536 ? 126 : 127
  if (payload.length < 65_536) header.writeUInt16BE(payload.length, 2)
  else header.writeBigUInt64BE(BigInt(payload.length), 2)
  return Buffer.concat([header, payload])
}

function read(chunks: Iterable<Buffer>) {
  const frames: { opcode: number; text: string }[] = []
  const reader = createFrameReader((opcode, bytes, start, end) => {
    frames.push({ opcode, text: bytes.toString('utf8', start, end) })
  })
  for (const chunk of chunks) reader(chunk)
  return frames
}

const streamOf = (texts: readonly string[]) =>
  Buffer.concat([...texts.map((text) => serverFrame(TEXT, text)), serverFrame(PING, 'f')])
const framesOf = (texts: readonly string[]) => [
  ...texts.map((text) => ({ opcode: TEXT, text })),
  { opcode: PING, text: 'f' },
]

describe('the frame reader of the load generator', () => {
  it('reads frames of every length form from one chunk', () => {
    const texts = ['', 'a', 'b'.repeat(125), 'c'.repeat(126), 'd'.repeat(65_535), 'e'.repeat(65_536)]
    expect(read([streamOf(texts)])).toEqual(framesOf(texts))
  })

  it.each([1, 2, 3, 7, 128])('reads the same from chunks of %i bytes', (size) => {
    const texts = ['', 'a', 'b'.repeat(125), 'c'.repeat(126), 'd'.repeat(300)]
    const stream = streamOf(texts)
    const chunks = Array.from({ length: Math.ceil(stream.length / size) }, (_, i) =>
      stream.subarray(i * size, (i + 1) * size),
    )
    expect(read(chunks)).toEqual(framesOf(texts))
  })

  it('refuses a fragment and a masked frame: it would count wrong', () => {
    expect(() => read([Buffer.from([0x01, 0x00])])).toThrow()
    expect(() => read([clientFrame(TEXT, Buffer.from('x'))])).toThrow()
  })
})

it('masks what it sends (RFC 6455 section 5.3)', () => {
  for (const text of ['', 'x', 'y'.repeat(125), 'z'.repeat(126)]) {
    const frame = textFrame(text)
    const header = text.length > 125 ? 4 : 2
    expect((frame[1] ?? 0) & 0x80).toBe(0x80)
    const key = frame.subarray(header, header + 4)
    const plain = frame.subarray(header + 4).map((byte, i) => byte ^ (key[i % 4] ?? 0))
    expect(Buffer.from(plain).toString()).toBe(text)
  }
})
