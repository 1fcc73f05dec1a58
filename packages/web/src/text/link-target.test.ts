import { describe, expect, it } from 'vitest'
import { targetOf } from './link-target.ts'

const origin = 'https://chat.example:8443'
const judge = (url: string, label = url) => targetOf(url, label, origin)

describe('targetOf', () => {
  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a.example/1',
    '//a.example',
    '/rooms/x',
    'https:a.example',
    'https:/a.example',
    'https:///a.example',
    'https://a.example\\@b.example',
    'https://a.example/\u202Egpj.exe',
    'https://a\u200B.example',
    'https://',
    'mailto:a@b.example\r\nBcc:c@d.example',
    'mailto:',
    '',
  ])('does not let %j lead anywhere', (url) => {
    expect(judge(url)).toEqual({ kind: 'inert' })
  })

  it('says the host of a link with a text of its own, and nothing of an address that stands for itself', () => {
    expect(judge('https://a.example/b')).toMatchObject({ host: 'a.example', named: false, warning: null })
    expect(judge('https://www.a.example', 'www.a.example')).toMatchObject({ named: false, warning: null })
    expect(judge('https://a.example/b', 'the plan')).toMatchObject({ host: 'a.example', named: true, warning: null })
  })

  it.each([
    ['https://evil.test', 'https://bank.example', 'evil.test'],
    ['https://evil.test', 'bank.example', 'evil.test'],
    ['https://evil.test', '銀行 bank.example へ', 'evil.test'],
    ['https://bank.example@evil.test', undefined, 'evil.test'],
    ['https://bank.example:x@evil.test', undefined, 'evil.test'],
    ['https://ｂａｎｋ.example', undefined, 'bank.example'],
    ['http://2130706433', undefined, '127.0.0.1'],
  ] as const)('warns that %j with the text %j leads to another host', (url, label, host) => {
    expect(judge(url, label)).toMatchObject({ kind: 'web', host, warning: 'other-host' })
  })

  it.each([
    ['https://аррӏе.com', 'xn--80ak6aa92e.com'],
    ['https://xn--80ak6aa92e.com', 'xn--80ak6aa92e.com'],
    ['https://日本語.jp', 'xn--wgv71a119e.jp'],
  ])('warns of letters that can be taken for others: %j', (url, host) => {
    expect(judge(url)).toMatchObject({ kind: 'web', host, warning: 'lookalike' })
  })

  it('takes a place of this application for one, and nothing else of the same origin', () => {
    expect(judge(`${origin}/rooms/AbC_-1/messages/42`, 'here')).toEqual({
      kind: 'app',
      path: '/rooms/AbC_-1/messages/42',
    })
    expect(judge(`${origin}/rooms/AbC`)).toEqual({ kind: 'app', path: '/rooms/AbC' })
    for (const path of ['/join#secret', '/rooms/a?x=1', '/rooms/a/members', '/api/v1/sign-out', '']) {
      expect(judge(origin + path).kind).toBe('web')
    }
    expect(judge('https://evil.test/rooms/a').kind).toBe('web')
    expect(targetOf('https://chat.example/rooms/a', 'x', null).kind).toBe('web')
  })

  it('writes to an address and puts nothing else into the mail', () => {
    expect(judge('mailto:a@b.example?subject=x&attach=/etc/passwd', 'write')).toEqual({
      kind: 'mail',
      href: 'mailto:a@b.example',
      address: 'a@b.example',
      named: true,
    })
  })
})
