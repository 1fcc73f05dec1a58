import { describe, expect, it } from 'vitest'
import { tokenAt } from './token.ts'

/** The token where `|` stands. */
const at = (text: string) => tokenAt(text.replace('|', ''), text.indexOf('|'))

describe('what is being typed', () => {
  it.each([
    ['@|', 'mention', ''],
    ['@さと|', 'mention', 'さと'],
    ['hello @ha|', 'mention', 'ha'],
    [':smi|', 'emoji', 'smi'],
    ['#gen|', 'room', 'gen'],
    ['/mu|', 'command', 'mu'],
    ['/Mu|', 'command', 'Mu'],
  ])('is found at the caret: %s', (text, kind, query) => {
    expect(at(text)).toMatchObject({ kind, query })
  })

  it('begins with a mark of either width', () => {
    expect(at('＠さと|')).toMatchObject({ kind: 'mention', query: 'さと' })
    expect(at('：えがお|')).toMatchObject({ kind: 'emoji', query: 'えがお' })
    expect(at('＃総務|')).toMatchObject({ kind: 'room', query: '総務' })
  })

  it.each([
    '確認しました@さと|',
    'メンバー@さと|',
    '（至急）@さと|',
    '了解です。@さと|',
    '👍@さと|',
    '❤️@さと|',
    '**@さと|',
  ])('may follow Japanese, signs and emoji without a space: %s', (text) => {
    expect(at(text)).toMatchObject({ kind: 'mention', query: 'さと' })
  })

  it.each([
    'a@b|',
    'foo.bar@exam|',
    'é@b|',
    '7@b|',
    'почта@b|',
    'https://social.example/@ha|',
    'a_@b|',
    '.@b|',
    '@@b|',
  ])('is nothing in an address: %s', (text) => {
    expect(at(text)).toBeNull()
  })

  it('ends at the caret, wherever that stands', () => {
    expect(at('hi @ha|na, bye')).toEqual({ kind: 'mention', query: 'ha', from: 3, to: 6 })
    expect(at('hi |@hana')).toBeNull()
    expect(at('/mu| hello')).toEqual({ kind: 'command', query: 'mu', from: 0, to: 3 })
  })

  it('stays in its line', () => {
    expect(at('first\n@ha|')).toEqual({ kind: 'mention', query: 'ha', from: 6, to: 9 })
    expect(at('@ha\n|')).toBeNull()
    expect(at('@ha\nso|')).toBeNull()
    expect(at('a\n/mu|')).toBeNull()
  })

  it('goes on over a space in a name, and nowhere else', () => {
    expect(at('@佐藤 花|')).toMatchObject({ kind: 'mention', query: '佐藤 花' })
    expect(at('@佐藤 |')).toBeNull()
    expect(at('#general is|')).toBeNull()
    expect(at(':smile and|')).toBeNull()
    expect(at('/mute x|')).toBeNull()
  })

  it('is no sentence that happens to begin with a mark', () => {
    expect(at(`@${'x'.repeat(39)}|`)).not.toBeNull()
    expect(at(`@${'x'.repeat(40)}|`)).toBeNull()
  })

  it.each([':)|', ':D|', ': |', ':|', 'at 10:30|', 'https://|', '場所：東京|', '担当：さとう|', '場所:東京|'])(
    'is no emoji: %s',
    (text) => {
      expect(at(text)).toBeNull()
    },
  )

  it('is an emoji behind Japanese where its name is in Latin letters', () => {
    expect(at('了解:thu|')).toMatchObject({ kind: 'emoji', query: 'thu' })
    expect(at('：笑|')).toMatchObject({ kind: 'emoji', query: '笑' })
  })

  it.each(['`@ha|', 'see `:smi|', '```\n@ha|', '```ts\n#ro|', '~~~\nx\n@ha|'])('is nothing in code: %j', (text) => {
    expect(at(text)).toBeNull()
  })

  it.each(['`code` @ha|', '```\ncode\n```\n@ha|'])('is found again behind code: %j', (text) => {
    expect(at(text)).toMatchObject({ kind: 'mention', query: 'ha' })
  })
})
