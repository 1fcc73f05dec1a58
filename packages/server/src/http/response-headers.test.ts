import { describe, expect, it } from 'vitest'
import { sendsHsts } from './response-headers.ts'

describe('HSTS [TK4]', () => {
  it.each([
    [true, 'https://chat.example.jp', true],
    [true, 'https://chat.example.jp:8443', true],
    [true, 'https://localhost:8443', false],
    [true, 'https://chat.localhost', false],
    [true, 'https://192.0.2.7:8443', false],
    [true, 'https://[2001:db8::1]:8443', false],
    [false, 'https://chat.example.jp', false],
  ] as const)('with a publicly trusted certificate (%s) for %s is sent: %s', (isPubliclyTrusted, publicUrl, sent) => {
    expect(sendsHsts(isPubliclyTrusted, publicUrl)).toBe(sent)
  })
})
