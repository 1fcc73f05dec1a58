import { describe, expect, it } from 'vitest'
import { accountId } from '../testing/samples.ts'
import { namedIn } from './named.ts'

const mention = (name: string) => ({ accountId: accountId(name), name })
const named = (text: string, ...names: readonly string[]) => namedIn(text, names.map(mention)).map(({ name }) => name)

describe('who is named in a text', () => {
  it('is who stands there behind an @', () => {
    expect(named('@佐藤 花 さん、@Lee もお願いします', '佐藤 花', 'Lee', '田中')).toEqual(['佐藤 花', 'Lee'])
    expect(named('佐藤 花 さん', '佐藤 花')).toEqual([])
  })

  it('is the longer one of two names that begin alike', () => {
    expect(named('@Hanako', 'Hana', 'Hanako')).toEqual(['Hanako'])
    expect(named('@佐藤花子さん', '佐藤', '佐藤花子')).toEqual(['佐藤花子'])
    expect(named('@Hanako and @Hana', 'Hana', 'Hanako')).toEqual(['Hana', 'Hanako'])
  })

  it('is found inside of emphasis, quotes and lists', () => {
    expect(named('**@Lee**', 'Lee')).toEqual(['Lee'])
    expect(named('> - ~~@Lee~~', 'Lee')).toEqual(['Lee'])
  })

  it('is nobody in code, in an address or inside of a word', () => {
    for (const text of ['`@Lee`', '```\n@Lee\n```', 'mail@Lee', '@Leeds', '[@Lee](https://example.jp)'])
      expect(named(text, 'Lee'), text).toEqual([])
  })
})
