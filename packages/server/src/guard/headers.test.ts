import { describe, expect, it } from 'vitest'
import { readHeaders, type RequestHeaders } from './headers.ts'
import { isRefusal } from '../refusal.ts'

function read(raw: readonly string[], version = 1): RequestHeaders {
  const headers = readHeaders(raw, version)
  if (isRefusal(headers)) throw new Error(`refused: ${headers.issues.join()}`)
  return headers
}

describe('headers', () => {
  it('finds a field whatever its case', () => {
    expect(read(['Origin', 'https://a']).get('origin')).toBe('https://a')
  })

  it('joins fields that may repeat', () => {
    expect(read(['X-Forwarded-For', '1.1.1.1', 'x-forwarded-for', '2.2.2.2']).get('x-forwarded-for')).toBe(
      '1.1.1.1, 2.2.2.2',
    )
  })

  it.each([
    'Host',
    'Origin',
    'Authorization',
    'Content-Type',
    'Content-Length',
    'Cookie',
    'Sec-Fetch-Site',
    'Sec-WebSocket-Key',
    'Sec-WebSocket-Protocol',
    'Sec-WebSocket-Version',
    'Upgrade',
  ])('refuses a second %s, even an equal one', (name) => {
    expect(readHeaders([name, 'a', name.toUpperCase(), 'a'], 1)).toMatchObject({
      refused: 'headers-refused',
      issues: [name.toLowerCase()],
    })
  })

  it('treats __proto__ and constructor as names like any other [M3]', () => {
    const headers = read(['__proto__', 'x', 'constructor', 'y'])
    expect(headers.get('__proto__')).toBe('x')
    expect(headers.get('toString')).toBeUndefined()
  })

  it('takes the host of HTTP/2 from :authority, and refuses a Host that says otherwise [TK2]', () => {
    expect(read([':authority', 'localhost:8443'], 2).host).toBe('localhost:8443')
    expect(read([':authority', 'localhost:8443', 'host', 'localhost:8443'], 2).host).toBe('localhost:8443')
    expect(readHeaders([':authority', 'localhost:8443', 'host', 'evil.test'], 2)).toMatchObject({
      refused: 'headers-refused',
    })
  })

  it('survives an odd number of parts, and none', () => {
    expect(read(['lonely']).get('lonely')).toBeUndefined()
    expect(read([]).host).toBeUndefined()
  })

  it.each([
    [99, false],
    [100, false],
    [101, true],
    [3_000, true],
  ])('of %i fields are refused: %s (CVE-2024-37890)', (count, refused) => {
    expect(
      isRefusal(
        readHeaders(
          Array.from({ length: 2 * count }, (_, i) => `x${i}`),
          1,
        ),
      ),
    ).toBe(refused)
  })
})

describe('cookies', () => {
  it('finds a value by its exact name', () => {
    const headers = read(['Cookie', 'a=1; __Host-warifu=secret=; __Host-warifu-operator=other'])
    expect(headers.cookie('__Host-warifu')).toBe('secret=')
    expect(headers.cookie('__Host-warifu-operator')).toBe('other')
    expect(headers.cookie('__host-warifu')).toBeUndefined()
    expect(headers.cookie('warifu')).toBeUndefined()
  })

  it('finds none where the name came twice: nobody can say which is ours', () => {
    expect(read(['Cookie', '__Host-warifu=a; __Host-warifu=a']).cookie('__Host-warifu')).toBeUndefined()
  })

  it('reads the separate fields that HTTP/2 allows (RFC 9113 section 8.2.3)', () => {
    expect(read(['cookie', 'a=1', 'cookie', '__Host-warifu=s'], 2).cookie('__Host-warifu')).toBe('s')
  })

  it.each(['', ';', '=', '; ; =;', '__Host-warifu', ' '.repeat(4096)])('finds none in "%s"', (header) => {
    expect(read(['Cookie', header]).cookie('__Host-warifu')).toBeUndefined()
  })
})
