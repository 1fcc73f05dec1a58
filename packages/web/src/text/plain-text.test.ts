import { expect, it } from 'vitest'
import { plainTextOf } from './plain-text.ts'

it.each([
  ['**「強調」** and `code`\n\n> quote\n- a\n- b', '「強調」 and code quote a b'],
  ['[docs](https://a.example)', 'docs'],
  ['[https://bank.example](https://evil.test)', 'https://bank.example (evil.test)'],
  ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
  ['a\u202Eb', 'aU+202Eb'],
  ['<b>x</b>\n# y', '<b>x</b> # y'],
  ['', ''],
])('makes one line of %j', (text, line) => {
  expect(plainTextOf(text)).toBe(line)
})

it('reads the beginning of a long text only', () => {
  expect(plainTextOf('x'.repeat(601))).toBe(`${'x'.repeat(600)}…`)
})
