import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { render } from '../testing/render.tsx'
import { nodes, sources } from '../testing/sources.ts'
import en from '../i18n/catalogs/en.json' with { type: 'json' }
import type { ChordPress } from './chord.ts'
import { chordsOf, keyTable, means, meansToWriter, type KeyRow } from './key-table.ts'
import { ShortcutSheet } from './shortcut-sheet.tsx'

const rows: readonly KeyRow[] = keyTable
const platforms = ['mac', 'other'] as const
const sendKeys = ['enter', 'mod-enter'] as const

/** By what the sources act on rows, and where in the call their id stands. */
const acts: ReadonlyMap<string, number> = new Map([
  ['useKey', 0],
  ['means', 1],
  ['meansToWriter', 1],
  ['underKey', 0],
])
const actOf: Readonly<Record<KeyRow['where'], string>> = {
  everywhere: 'useKey',
  composer: 'meansToWriter',
  suggestions: 'means',
  message: 'underKey',
}

/** What the sources act on: `means suggestions.take`. */
const actedOn = (): ReadonlySet<string> =>
  new Set(
    sources()
      .filter(({ text }) => /(?:useKey|means|meansToWriter|underKey)\(/.test(text))
      .flatMap((file) =>
        [...nodes(file)].filter(ts.isCallExpression).flatMap(({ expression, arguments: given }) => {
          const name = ts.isIdentifier(expression) ? expression.text : ''
          const id = given[acts.get(name) ?? -1]
          return id !== undefined && ts.isStringLiteral(id) ? [`${name} ${id.text}`] : []
        }),
      ),
  )

describe('the key table', () => {
  it('names each shortcut once', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  })

  it('gives no chord two meanings in one place', () => {
    for (const platform of platforms) {
      for (const sendKey of sendKeys) {
        const used = rows.flatMap((row) => chordsOf(row, platform, sendKey).map((chord) => `${row.where} ${chord}`))
        expect(new Set(used).size).toBe(used.length)
      }
    }
  })

  it('is acted on, row by row', () => {
    const acted = actedOn()
    expect(rows.map(({ id, where }) => `${actOf[where]} ${id}`).filter((act) => !acted.has(act))).toEqual([])
  })

  it('is shown whole by the sheet', () => {
    const sheet = render(<ShortcutSheet sendKey="enter" onClose={() => {}} />)
    for (const { words } of rows) expect(sheet).toContain(en[words])
  })

  it('is shown as it is for who sends with another key', () => {
    const keysOf = (sendKey: (typeof sendKeys)[number], words: string) => {
      const sheet = render(<ShortcutSheet sendKey={sendKey} onClose={() => {}} />)
      const row = sheet.slice(sheet.indexOf(`<dt>${words}</dt>`)).split('</dd>')[0] ?? ''
      return [...row.matchAll(/<kbd[^>]*>([^<]*)<\/kbd>/g)].map((cap) => cap[1])
    }
    expect(keysOf('enter', en['keys.composer.send'])).toEqual(['Enter', 'Ctrl', 'Enter'])
    expect(keysOf('enter', en['keys.composer.new-line'])).toEqual(['Shift', 'Enter'])
    expect(keysOf('mod-enter', en['keys.composer.send'])).toEqual(['Ctrl', 'Enter'])
    expect(keysOf('mod-enter', en['keys.composer.new-line'])).toEqual(['Enter', 'Shift', 'Enter'])
  })

  it('answers whether a press is meant', () => {
    expect(means(press('k', { ctrlKey: true }), 'palette', 'other')).toBe(true)
    expect(means(press('k', { ctrlKey: true, isComposing: true }), 'palette', 'other')).toBe(false)
    expect(means(press('j', { ctrlKey: true }), 'palette', 'other')).toBe(false)
  })
})

const press = (key: string, part: Partial<ChordPress> = {}): ChordPress => ({
  key,
  code: '',
  keyCode: key === 'Enter' ? 13 : 0,
  isComposing: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...part,
})
const enter = press('Enter')
const inChrome = press('Enter', { isComposing: true, keyCode: 229 })
const inSafari = press('Enter', { keyCode: 229 })

describe('Enter while writing', () => {
  const sends = (pressed: ChordPress, sendKey: 'enter' | 'mod-enter' = 'enter', platform: 'mac' | 'other' = 'other') =>
    meansToWriter(pressed, 'composer.send', platform, sendKey)
  const breaks = (pressed: ChordPress, sendKey: 'enter' | 'mod-enter') =>
    meansToWriter(pressed, 'composer.new-line', 'other', sendKey)

  it('sends, alone or with Ctrl or Cmd', () => {
    expect(sends(enter)).toBe(true)
    expect(sends(press('Enter', { ctrlKey: true }))).toBe(true)
    expect(sends(press('Enter', { metaKey: true }), 'enter', 'mac')).toBe(true)
  })

  it('sends only with Ctrl or Cmd for whoever wants it so, and makes a new line alone', () => {
    expect(sends(enter, 'mod-enter')).toBe(false)
    expect(sends(press('Enter', { ctrlKey: true }), 'mod-enter')).toBe(true)
    expect(sends(press('Enter', { metaKey: true }), 'mod-enter', 'mac')).toBe(true)
    expect(breaks(enter, 'mod-enter')).toBe(true)
    expect(breaks(enter, 'enter')).toBe(false)
  })

  it.each(['enter', 'mod-enter'] as const)('is left to the field with Shift or Alt (%s)', (sendKey) => {
    expect(sends(press('Enter', { shiftKey: true }), sendKey)).toBe(false)
    expect(sends(press('Enter', { altKey: true }), sendKey)).toBe(false)
    expect(sends(press('Enter', { shiftKey: true, ctrlKey: true }), sendKey)).toBe(false)
    expect(breaks(press('Enter', { shiftKey: true }), sendKey)).toBe(true)
  })

  it('neither sends nor takes a suggestion where it confirms a conversion, in either order of events', () => {
    for (const confirming of [inChrome, press('Enter', { isComposing: true }), inSafari]) {
      expect(sends(confirming)).toBe(false)
      expect(sends({ ...confirming, ctrlKey: true }, 'mod-enter')).toBe(false)
      expect(means(confirming, 'suggestions.take', 'other')).toBe(false)
    }
  })

  it('sends once of the two times that a conversion and its sending take', () => {
    expect([inChrome, enter].filter((pressed) => sends(pressed))).toEqual([enter])
    expect([inSafari, enter].filter((pressed) => sends(pressed))).toEqual([enter])
  })
})

describe('the keys of the list of suggestions', () => {
  it('take with Enter and Tab, and leave what has a modifier to the field', () => {
    const takes = (pressed: ChordPress) => means(pressed, 'suggestions.take', 'other')
    expect(takes(enter) && takes(press('Tab'))).toBe(true)
    for (const modifier of ['shiftKey', 'ctrlKey', 'altKey', 'metaKey'] as const) {
      expect(takes(press('Enter', { [modifier]: true }))).toBe(false)
      expect(takes(press('Tab', { [modifier]: true }))).toBe(false)
    }
  })

  it('are not taken from an input method, whose own list has them', () => {
    for (const key of ['ArrowDown', 'ArrowUp', 'Escape', 'Tab', 'Enter']) {
      for (const part of [{ isComposing: true }, { keyCode: 229 }]) {
        const ids = ['suggestions.take', 'suggestions.next', 'suggestions.previous', 'suggestions.close'] as const
        expect(ids.some((id) => means(press(key, part), id, 'other'))).toBe(false)
      }
    }
  })
})

describe('the keys of a message', () => {
  it('are meant however the layout reaches their sign', () => {
    expect(means(press('+', { shiftKey: true }), 'message.agree', 'other')).toBe(true)
    expect(means(press(':', { shiftKey: true }), 'message.react', 'other')).toBe(true)
    expect(means(press('R'), 'message.reply', 'other')).toBe(true)
    expect(means(press('r', { ctrlKey: true }), 'message.reply', 'other')).toBe(false)
  })
})
