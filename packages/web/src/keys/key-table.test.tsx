import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { render } from '../testing/render.tsx'
import { nodes, sources } from '../testing/sources.ts'
import en from '../i18n/catalogs/en.json' with { type: 'json' }
import { keyTable, means, type KeyRow } from './key-table.ts'
import { ShortcutSheet } from './shortcut-sheet.tsx'

const rows: readonly KeyRow[] = keyTable
const platforms = ['mac', 'other'] as const

/** The ids that the sources act on: `useKey('id', …)` everywhere, `means(…, 'id', …)` where the focus is. */
const actedOn = (name: 'useKey' | 'means', place: number): readonly string[] =>
  sources().flatMap((file) =>
    [...nodes(file)].filter(ts.isCallExpression).flatMap((call) => {
      const id = call.arguments[place]
      return call.expression.getText() === name && id !== undefined && ts.isStringLiteral(id) ? [id.text] : []
    }),
  )

describe('the key table', () => {
  it('names each shortcut once', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  })

  it('gives no chord two meanings in one place', () => {
    for (const platform of platforms) {
      const used = rows.flatMap(({ where, chords }) => chords[platform].map((chord) => `${where} ${chord}`))
      expect(new Set(used).size).toBe(used.length)
    }
  })

  it('is acted on, row by row', () => {
    const everywhere = actedOn('useKey', 0)
    const local = actedOn('means', 1)
    for (const { id, where } of rows) expect(where === 'everywhere' ? everywhere : local, id).toContain(id)
  })

  it('is shown whole by the sheet', () => {
    const sheet = render(<ShortcutSheet onClose={() => {}} />)
    for (const { words } of rows) expect(sheet).toContain(en[words])
  })

  it('answers whether a press is meant', () => {
    const press = {
      code: '',
      keyCode: 0,
      isComposing: false,
      shiftKey: false,
      ctrlKey: true,
      metaKey: false,
      altKey: false,
    }
    expect(means({ ...press, key: 'k' }, 'palette', 'other')).toBe(true)
    expect(means({ ...press, key: 'k', isComposing: true }, 'palette', 'other')).toBe(false)
    expect(means({ ...press, key: 'j' }, 'palette', 'other')).toBe(false)
  })
})
