import { describe, expect, it } from 'vitest'
import { allHostileStrings } from '../../../../tests/journeys/corpus/hostile-strings.ts'
import { render } from '../testing/render.tsx'
import { peopleOf } from '../testing/row-scene.ts'
import { account } from '../testing/samples.ts'
import { MessageText } from './message-text.tsx'
import { createUnfoldedModel } from './unfolded.model.ts'

const me = account('me', '中村')
const hana = account('hana', '佐藤 花')
const people = peopleOf(me, hana)
const mentions = [
  { accountId: hana.accountId, name: '花' },
  { accountId: me.accountId, name: '中村' },
]

const show = (text: string, unfolded = createUnfoldedModel(), language: 'en' | 'ja' = 'en') =>
  render(<MessageText {...{ text, mentions, people, me: me.accountId, unfolded, textKey: 'm1' }} />, language)

describe('MessageText', () => {
  it('shows a mention under the present name, and the reader’s own by a mark', () => {
    const markup = show('@花 @中村')
    expect(markup).toMatch(/<bdi[^>]*>@佐藤 花<\/bdi>/)
    expect(markup).toMatch(/<mark[^>]*><bdi>@中村<\/bdi><\/mark>/)
  })

  it('says in words that a link leads elsewhere than it says', () => {
    expect(show('[https://bank.example](https://evil.test)')).toContain('(leads to evil.test)')
    expect(show('https://аррӏе.com', undefined, 'ja')).toContain('xn--80ak6aa92e.com')
    expect(show('[docs](https://a.example)')).toContain('(a.example)')
  })

  it('opens other places apart, and tells them nothing', () => {
    expect(show('https://a.example')).toContain(
      'href="https://a.example/" target="_blank" rel="noopener noreferrer nofollow"',
    )
  })

  it('shows a link that may not lead anywhere as it was written', () => {
    expect(show('[x](javascript:alert(1))')).toContain('>[x](javascript:alert(1))<')
  })

  it('isolates every text and makes characters that turn it around visible', () => {
    expect(show('a\u202Eb')).toMatch(/<div[^>]*dir="auto"[^>]*><p[^>]*dir="auto"/)
    expect(show('a\u202Eb')).toContain('U+202E')
    expect(show('a\u202Eb')).not.toContain('\u202E')
  })

  it('does not slant Japanese', () => {
    expect(show('*強調*')).toMatch(/<em[^>]*data-upright="true"/)
    expect(show('*stress*')).toMatch(/<em[^>]*data-upright="false"/)
  })

  it('shows up to three emoji large, and no fourth', () => {
    for (const few of ['👍', '👩‍👩‍👧 🇯🇵 1️⃣']) expect(show(few)).toContain('data-large="true"')
    for (const other of ['👍👍👍👍', '👍 ok', '123']) expect(show(other)).toContain('data-large="false"')
  })

  it('folds a long text, and shows all of it while it is unfolded', () => {
    const lines = Array.from({ length: 40 }, (_, line) => `line ${line}.`).join('\n')
    const unfolded = createUnfoldedModel()
    expect(show(lines, unfolded)).toContain('aria-expanded="false"')
    expect(show(lines, unfolded)).not.toContain('line 39.')
    unfolded.toggle('m1')
    expect(show(lines, unfolded)).toContain('line 39.')
    expect(show(lines, unfolded)).toContain('aria-expanded="true"')
    expect(show('x'.repeat(1_800))).not.toContain('aria-expanded')
    expect(show('x'.repeat(1_801))).toContain('aria-expanded')
  })

  it('lets code scroll by keyboard and be copied', () => {
    const markup = show('```ts\nx\n```')
    expect(markup).toMatch(/<pre[^>]*tabindex="0"/i)
    expect(markup).toContain('aria-label="Copy the code"')
    expect(markup).toContain('role="status"')
  })
})

/** All that a text can become; `svg` and `path` are the icon of the button that copies. */
const ELEMENTS = new Set('a bdi blockquote button code del div em li mark ol p path pre span strong svg ul'.split(' '))
const ATTRIBUTES = new Set(
  'aria-disabled aria-expanded aria-hidden aria-label class d data-kind data-large data-upright data-warns dir focusable href rel role start tabindex target title type viewbox'.split(
    ' ',
  ),
)

describe('a hostile text', () => {
  it('becomes no element, no attribute and no address but those that we know', () => {
    expect(allHostileStrings.length).toBeGreaterThanOrEqual(150)
    for (const text of allHostileStrings) {
      for (const [, element = '', attributes = ''] of show(text).matchAll(
        /<([a-z]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/gi,
      )) {
        expect(ELEMENTS, text).toContain(element)
        for (const [, name = '', value = ''] of attributes.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)) {
          expect(ATTRIBUTES, text).toContain(name.toLowerCase())
          if (name === 'href') expect(value, text).toMatch(/^(?:https?:\/\/|mailto:)/)
        }
      }
      expect(show(text).replace(/<\/?[a-z]+(?:\s+[\w:-]+(?:="[^"]*")?)*\s*\/?>/gi, ''), text).not.toMatch(/[<>]/)
      expect(show(text), text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
    }
  })
})
