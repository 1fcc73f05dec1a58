import { describe, expect, it } from 'vitest'
import { createHostGuard } from './host.ts'

const guard = createHostGuard(['chat.example.jp', 'localhost:8443', '127.0.0.1:8443', '[::1]:8443'])

describe('host', () => {
  it.each(['chat.example.jp', 'CHAT.Example.JP', 'localhost:8443', '127.0.0.1:8443', '[::1]:8443'])(
    'lets %s through',
    (host) => {
      expect(guard.check(host)).toBeNull()
    },
  )

  it.each([
    ['nothing', undefined],
    ['an empty one', ''],
    ['a suffix', 'evil.chat.example.jp'],
    ['a prefix', 'chat.example.jp.evil.test'],
    ['a trailing dot', 'chat.example.jp.'],
    ['another port', 'localhost:8444'],
    ['no port', 'localhost'],
    ['a user before it', 'user@localhost:8443'],
    ['two of them', 'localhost:8443, evil.test'],
    ['a space', ' localhost:8443'],
    ['another spelling of the address', '127.1:8443'],
  ])('refuses %s', (_what, host) => {
    expect(guard.check(host)).toMatchObject({ refused: 'host-refused' })
  })
})
