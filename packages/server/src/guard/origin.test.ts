import { describe, expect, it } from 'vitest'
import { checkFetchSite, createOriginGuard } from './origin.ts'

const guard = createOriginGuard(['https://localhost:8443', 'https://chat.example.jp', 'null'])

describe('origin', () => {
  it.each(['https://localhost:8443', 'https://chat.example.jp'])('lets %s through', (origin) => {
    expect(guard.check(origin)).toBeNull()
  })

  it.each([
    ['nothing', undefined],
    ['an empty one', ''],
    ['null, even where somebody listed it', 'null'],
    ['http', 'http://localhost:8443'],
    ['another port [TK1]', 'https://localhost:8444'],
    ['the default port spelled out', 'https://chat.example.jp:443'],
    ['a suffix', 'https://evil.chat.example.jp'],
    ['a prefix', 'https://chat.example.jp.evil.test'],
    ['a trailing slash', 'https://chat.example.jp/'],
    ['upper case', 'https://CHAT.example.jp'],
    ['a list', 'https://localhost:8443, https://evil.test'],
    ['a name of an object', '__proto__'],
  ])('refuses %s', (_what, origin) => {
    expect(guard.check(origin)).toMatchObject({ refused: 'origin-refused' })
  })
})

describe('Sec-Fetch-Site', () => {
  it.each([undefined, 'same-origin'])('lets %s through', (value) => {
    expect(checkFetchSite(value)).toBeNull()
  })

  it.each(['same-site', 'cross-site', 'none', '', 'Same-Origin'])('refuses "%s" [TK1]', (value) => {
    expect(checkFetchSite(value)).toMatchObject({ refused: 'origin-refused' })
  })
})
