import { describe, expect, it } from 'vitest'
import { isWithinBounds } from './bounds.ts'
import { readText } from './read-text.ts'
import type { Block, Inline } from './text-tree.ts'

/** A tree in few letters: what is marked stands between brackets that say how. */
const sketch = (text: string, names: readonly string[] = []) => readText(text, names).map(block).join('|')
const inlines = (all: readonly Inline[]): string => all.map(inline).join('')

function block(one: Block): string {
  switch (one.kind) {
    case 'paragraph':
      return inlines(one.children)
    case 'code':
      return `code(${one.language ?? ''}:${one.text})`
    case 'quote':
      return `quote(${one.children.map(block).join('|')})`
    case 'list':
      return `list${one.start ?? ''}(${one.items.map((item) => item.map(block).join('|')).join(',')})`
  }
}

function inline(one: Inline): string {
  switch (one.kind) {
    case 'text':
      return one.text
    case 'code':
      return `code(${one.text})`
    case 'mention':
      return `mention(${one.name})`
    case 'link':
      return `link(${one.url} ${inlines(one.label)})`
    case 'strong':
    case 'emphasis':
    case 'strike':
      return `${one.kind}(${inlines(one.children)})`
  }
}

describe('readText', () => {
  it.each([
    ['**b** *i* _i_ ~~s~~ `c`', 'strong(b) emphasis(i) emphasis(i) strike(s) code(c)'],
    ['**「強調」**です', 'strong(「強調」)です'],
    ['これは~~「取り消し」~~です', 'これはstrike(「取り消し」)です'],
    ['one\ntwo\n\nthree', 'one\ntwo|three'],
    ['> a\n> b', 'quote(a\nb)'],
    ['- a\n- b', 'list(a,b)'],
    ['3. a\n4. b', 'list3(a,b)'],
    ['```ts\n\tx\n```', 'code(ts:\tx)'],
    ['```\nopen', 'code(:open)'],
  ])('reads %j', (text, read) => {
    expect(sketch(text)).toBe(read)
  })

  it.each([
    '# no heading',
    'a\n===',
    '---',
    '* * *',
    '![image](https://example.com/x.png "title")',
    '<b>html</b> &lt; &amp;lt; &#x3C;',
    '| a |\n|---|\n| 1 |',
    'a[1][2]',
    '    four spaces',
    'a  b\n   c',
    'C:\\dir\\.config \\\\server\\share',
    '10~20時、3~4日',
    '>_<',
    '\\(^o^)/ (*^_^*) (*´ω｀*) m(_ _)m (´・ω・｀)',
    '-',
    '1.',
    '```',
    '\n\n\n',
    '',
    'snake_case_name 2 * 3 * 4',
  ])('leaves %j as it was written', (text) => {
    expect(sketch(text).replace(/^list1\(\)$/, '1.')).toBe(text)
  })

  it('keeps empty lines between paragraphs, and the indentation of the first', () => {
    expect(sketch('  a\n\n\n\nb')).toBe('  a|\n\nb')
  })

  it('finds addresses in Japanese, and ends them where the sentence goes on', () => {
    expect(sketch('詳細はhttps://example.jp/aをご覧ください。')).toBe(
      '詳細はlink(https://example.jp/a https://example.jp/a)をご覧ください。',
    )
    expect(sketch('（https://example.jp）。**強調**')).toBe(
      '（link(https://example.jp https://example.jp)）。strong(強調)',
    )
    expect(sketch('https://ja.wikipedia.org/wiki/割符 を')).toContain('link(https://ja.wikipedia.org/wiki/割符 ')
    expect(sketch('(see https://a.example/b_(c)), www.x.example.')).toBe(
      '(see link(https://a.example/b_(c) https://a.example/b_(c))), link(https://www.x.example www.x.example).',
    )
    expect(sketch('**https://a.example/b**')).toBe('strong(link(https://a.example/b https://a.example/b))')
  })

  it('makes mentions of the names that it was given, the longest first, not in code and not in links', () => {
    const names = ['佐藤', '佐藤 花', 'Han', 'a_b_']
    expect(sketch('@佐藤 花さん @佐藤 @Han @Hana x@Han `@Han` [@Han](https://a.example) @a_b_', names)).toBe(
      'mention(佐藤 花)さん mention(佐藤) mention(Han) @Hana x@Han code(@Han) link(https://a.example @Han) mention(a_b_)',
    )
  })

  it('has no link in a link', () => {
    expect(sketch('[https://a.example](https://b.example)')).toBe('link(https://b.example https://a.example)')
  })

  it('gives the same tree for the same text', () => {
    expect(readText('a **b**', [])).toBe(readText('a **b**', []))
  })
})

describe('a text that nobody writes to be read', () => {
  const nasty = [
    '*',
    '_',
    '[',
    '](',
    '![',
    '`',
    '~~',
    '<',
    '> ',
    '>',
    '- ',
    '1. ',
    '**a ',
    '_a* ',
    '[a](',
    '&',
    '@a',
  ].map((part) => part.repeat(16_000 / part.length))

  it('is shown as its letters', () => {
    for (const text of nasty.filter((each) => !/^[>&]/.test(each))) {
      expect(isWithinBounds(text), text.slice(0, 8)).toBe(false)
      expect(readText(text, ['a'])).toEqual([{ kind: 'paragraph', children: [{ kind: 'text', text }] }])
    }
  })

  it('never becomes a deep tree, nor more nodes than it has letters', () => {
    const indented = Array.from({ length: 120 }, (_, level) => `${'  '.repeat(level)}- x`).join('\n')
    const quotes = Array.from({ length: 500 }, () => '> > > > > > > > > > x').join('\n')
    for (const text of [...nasty, indented, quotes]) {
      const { depth, nodes } = measure(readText(text, ['a']))
      expect(depth).toBeLessThanOrEqual(8)
      expect(nodes).toBeLessThanOrEqual(text.length + 1)
    }
  })

  it('may be long where it is code', () => {
    const code = `\`\`\`\n${'a[b] * c_d;\n'.repeat(1_300)}\`\`\``
    expect(isWithinBounds(code)).toBe(true)
    expect(readText(code, [])).toMatchObject([{ kind: 'code' }])
  })

  it('does not pass for code: a fence that is none hides no marks', () => {
    expect(isWithinBounds(`\`\`\`a\`b\n${'['.repeat(2_000)}`)).toBe(false)
    expect(isWithinBounds(`> \`\`\`\n${'['.repeat(2_000)}`)).toBe(false)
    expect(isWithinBounds(`\`\`\`\n\`\`\` x\n\`\`\`\n${'['.repeat(2_000)}`)).toBe(false)
  })

  it('is bounded exactly', () => {
    expect(isWithinBounds('*'.repeat(1_000))).toBe(true)
    expect(isWithinBounds('*'.repeat(1_001))).toBe(false)
    expect(isWithinBounds('> '.repeat(12))).toBe(true)
    expect(isWithinBounds('> '.repeat(13))).toBe(false)
  })
})

function measure(blocks: readonly Block[]): { depth: number; nodes: number } {
  const inside = blocks.flatMap((one) => (one.kind === 'quote' ? [one.children] : one.kind === 'list' ? one.items : []))
  const below = inside.map(measure)
  return {
    depth: 1 + Math.max(0, ...below.map((each) => each.depth)),
    nodes: blocks.length + below.reduce((sum, each) => sum + each.nodes, 0),
  }
}
