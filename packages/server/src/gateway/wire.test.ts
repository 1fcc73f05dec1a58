import { PassThrough } from 'node:stream'
import { Receiver } from 'ws'
import { expect, it } from 'vitest'
import { textFrame } from './wire.ts'

it.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])('a peer reads a text of %d bytes as it was', async (length) => {
  const text = 'x'.repeat(length)
  const receiver = new Receiver({ isServer: false })
  const read = new Promise<string>((resolve, reject) => {
    receiver.on('message', (data: Buffer) => {
      resolve(data.toString())
    })
    receiver.on('error', reject)
  })
  new PassThrough().end(textFrame(text)).pipe(receiver)
  expect(await read).toBe(text)
})

it('counts bytes, not characters', () => {
  expect(textFrame('割符').length).toBe(2 + 6)
})
