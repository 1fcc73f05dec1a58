import { describe, expect, it } from 'vitest'
import { sendsHsts } from './response-headers.ts'

describe('HSTS [TK4]', () => {
  it.each([
    ['files', 'https://chat.example.jp', true],
    ['files', 'https://chat.example.jp:8443', true],
    ['files', 'https://localhost:8443', false],
    ['files', 'https://chat.localhost', false],
    ['files', 'https://192.0.2.7:8443', false],
    ['files', 'https://[2001:db8::1]:8443', false],
    ['local-ca', 'https://chat.example.jp', false],
    ['none', 'https://chat.example.jp', false],
  ] as const)('with certificate from %s for %s is sent: %s', (certificate, publicUrl, sent) => {
    expect(sendsHsts(certificate, publicUrl)).toBe(sent)
  })
})
