import { describe, expect, it } from 'vitest'
import { readOptions } from './options.ts'

const PAGE = 'https://chat.example:8443'

describe('options', () => {
  it('defaults everything once', () => {
    expect(readOptions({ url: 'https://chat.example:8443' }, undefined)).toMatchObject({
      url: 'https://chat.example:8443',
      origin: 'https://chat.example:8443',
      ca: undefined,
      deviceFile: undefined,
      timeoutMs: 10_000,
    })
  })

  it('takes the page’s own origin in a browser, for the server and for the Origin', () => {
    expect(readOptions({}, PAGE)).toMatchObject({ url: PAGE, origin: PAGE })
    expect(readOptions({ url: `${PAGE}/` }, PAGE)).toMatchObject({ url: PAGE })
  })

  it('sends another Origin from Node where it is told to: tickets are bound to the public one [TK3]', () => {
    const settings = readOptions({ url: 'https://127.0.0.1:9000', origin: 'https://chat.example' }, undefined)
    expect(settings).toMatchObject({ url: 'https://127.0.0.1:9000', origin: 'https://chat.example' })
  })

  it.each(['http://localhost:8080', 'ws://localhost:8080', 'HTTP://chat.example'])('[S3] refuses %s', (url) => {
    expect(() => readOptions({ url }, undefined)).toThrow(
      expect.objectContaining({ name: 'plaintext-refused', code: 'WRF-1001' }) as Error,
    )
    expect(() => readOptions({ url: PAGE, origin: url }, undefined)).toThrow(
      expect.objectContaining({ name: 'plaintext-refused' }) as Error,
    )
  })

  it.each([
    'chat.example',
    'wss://chat.example',
    'https://chat.example/room',
    'https://chat.example/?a=b',
    'https://chat.example/#secret',
    'https://hana:secret@chat.example',
    '',
  ])('refuses %j, which is not an origin', (url) => {
    expect(() => readOptions({ url }, undefined)).toThrow(TypeError)
  })

  it('refuses another origin than the page’s: its cookie goes nowhere else', () => {
    expect(() => readOptions({ url: 'https://other.example' }, PAGE)).toThrow(TypeError)
  })

  it('wants a url in Node', () => {
    expect(() => readOptions({}, undefined)).toThrow(TypeError)
  })

  it.each([0, -1, Number.NaN])('refuses a time-out of %d', (timeoutMs) => {
    expect(() => readOptions({ url: PAGE, timeoutMs }, undefined)).toThrow(TypeError)
  })
})
