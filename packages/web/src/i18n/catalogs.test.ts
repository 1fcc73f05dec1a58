import { compileMessageOrThrow, type CompiledMessage } from '@lingui/message-utils/compileMessage'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { nodes, parse, place, sources } from '../testing/sources.ts'
import en from './catalogs/en.json' with { type: 'json' }
import ja from './catalogs/ja.json' with { type: 'json' }

const catalogs: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, ja }
const ids = Object.keys(en)

/** The names of what a sentence takes, with how it takes them: `count:plural`. */
function placeholders(message: CompiledMessage): Set<string> {
  const found = new Set<string>()
  for (const token of message) {
    if (typeof token === 'string') continue
    const [name, type, format] = token
    found.add(name)
    if (type === 'plural' && typeof format === 'object' && format !== null) {
      for (const branch of Object.values(format)) {
        if (Array.isArray(branch)) for (const inner of placeholders(branch as CompiledMessage)) found.add(inner)
      }
    }
  }
  return found
}

describe('the catalogs', () => {
  it('have the same messages in every language', () => {
    expect(ids.length).toBeGreaterThan(100)
    for (const catalog of Object.values(catalogs)) expect(Object.keys(catalog).sort()).toEqual([...ids].sort())
  })

  it('leave no message empty, and hold patterns only that compile', () => {
    for (const [language, catalog] of Object.entries(catalogs)) {
      for (const [id, pattern] of Object.entries(catalog)) {
        expect(pattern.trim(), `${language} ${id}`).not.toBe('')
        expect(() => compileMessageOrThrow(pattern), `${language} ${id}`).not.toThrow()
      }
    }
  })

  it('take the same values in every language', () => {
    for (const id of ids) {
      const [first, ...others] = Object.values(catalogs).map((catalog) =>
        placeholders(compileMessageOrThrow(catalog[id] ?? '')),
      )
      for (const other of others) expect([...other].sort(), id).toEqual([...(first ?? [])].sort())
    }
  })

  it('hold no Japanese in English but the name of the language itself, and Japanese in Japanese', () => {
    const japanese = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u
    const sameInBoth = new Set([
      'product.name',
      'page.title',
      'announcer.message',
      'reactions.who',
      'preferences.language.en',
    ])
    for (const id of ids) {
      if (id !== 'preferences.language.ja') expect(catalogs['en']?.[id], id).not.toMatch(japanese)
      if (!sameInBoth.has(id)) expect(catalogs['ja']?.[id], id).toMatch(japanese)
    }
  })
})

describe('the sources', () => {
  const files = sources()
  const literals = new Set(
    files.flatMap((file) => [...nodes(file)].filter(ts.isStringLiteralLike).map((node) => node.text)),
  )

  it('use every message', () => {
    expect(files.length).toBeGreaterThan(40)
    expect(ids.filter((id) => !literals.has(id))).toEqual([])
  })

  it('say only what the catalogs have', () => {
    const said = files.flatMap((file) => [...nodes(file)].flatMap(saidHere))
    expect(said.length).toBeGreaterThan(80)
    expect(said.filter(({ id }) => !ids.includes(id))).toEqual([])
  })

  it('hold no words of their own where a person reads or hears them', () => {
    expect(files.flatMap(ownWords)).toEqual([])
  })

  it('would be caught holding words of their own', () => {
    const bad = parse('bad.tsx', '<p title="Hello" aria-label={"Close"}>Good {"morning"} 朝<img alt={`x ${1}`} /></p>')
    expect(ownWords(bad).map(({ words }) => words)).toEqual(['Hello', 'Close', 'Good', 'morning', '朝', 'x '])
  })
})

/** The literal ids of a `say(…)` or an `id="…"` of `<Words>`. */
function saidHere(node: ts.Node): { readonly id: string; readonly at: string }[] {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'say') {
    const [first] = node.arguments
    const options =
      first === undefined ? [] : ts.isConditionalExpression(first) ? [first.whenTrue, first.whenFalse] : [first]
    return options.filter(ts.isStringLiteralLike).map((option) => ({ id: option.text, at: place(option) }))
  }
  if (ts.isJsxOpeningLikeElement(node) && node.tagName.getText() === 'Words') {
    return [...nodes(node)]
      .filter(ts.isJsxAttribute)
      .filter((attribute) => attribute.name.getText() === 'id')
      .flatMap((attribute) => [...nodes(attribute)].filter(ts.isStringLiteral))
      .filter((literal) => literal.text.includes('.'))
      .map((literal) => ({ id: literal.text, at: place(literal) }))
  }
  return []
}

/** Attributes whose value somebody reads or hears. */
const READ = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'fault',
  'hint',
  'label',
  'legend',
  'note',
  'placeholder',
  'title',
])
const LETTER = /\p{L}/u

/** Words that stand in the markup itself, in any language. */
function ownWords(file: ts.SourceFile): { readonly words: string; readonly at: string }[] {
  const found: { readonly words: string; readonly at: string }[] = []
  const note = (node: ts.Node, words: string) => {
    if (LETTER.test(words))
      found.push({ words: words.trim() === '' ? words : words.replace(/^\s+|\n\s*$/g, ''), at: place(node) })
  }
  for (const node of nodes(file)) {
    if (ts.isJsxText(node)) note(node, node.text.trim())
    if (
      ts.isJsxExpression(node) &&
      node.expression !== undefined &&
      (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))
    ) {
      literalsOf(node.expression).forEach((text) => note(node, text))
    }
    if (ts.isJsxAttribute(node) && READ.has(node.name.getText()) && node.initializer !== undefined) {
      const value = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer
      if (value !== undefined) literalsOf(value).forEach((text) => note(node, text))
    }
  }
  return found
}

/** The literal texts that an expression can be, without looking into calls. */
function literalsOf(expression: ts.Node): string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text]
  if (ts.isTemplateExpression(expression))
    return [expression.head.text, ...expression.templateSpans.map((span) => span.literal.text)]
  if (ts.isConditionalExpression(expression))
    return [...literalsOf(expression.whenTrue), ...literalsOf(expression.whenFalse)]
  if (ts.isParenthesizedExpression(expression)) return literalsOf(expression.expression)
  return []
}
