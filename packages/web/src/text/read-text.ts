import type { BlockContent, DefinitionContent, List, PhrasingContent, RootContent } from 'mdast'
import { DEEPEST_SHOWN, isWithinBounds } from './bounds.ts'
import { parseMarkdown } from './markdown.ts'
import { isFace } from './face.ts'
import { lettersOf, type Block, type Inline } from './text-tree.ts'

/**
 * A message's text as what can be shown of it. Nothing that was written is lost: what is not shown as a mark stands as letters.
 * The same text and names give the same tree, also the same object while it is among those lately read.
 * @param names the names that stand in the text behind an `@`
 */
export function readText(text: string, names: readonly string[]): readonly Block[] {
  const key = [text, ...names].join('\u0000')
  const known = lately.get(key)
  if (known !== undefined) {
    lately.delete(key)
    lately.set(key, known)
    return known
  }
  const tree = read(text.replace(/\r\n?/g, '\n'), names)
  lately.set(key, tree)
  const [oldest] = lately.keys()
  if (lately.size > KEPT && oldest !== undefined) lately.delete(oldest)
  return tree
}

/** Rows of a virtual list come and go; a text is parsed once while it stays near. */
const KEPT = 300
const lately = new Map<string, readonly Block[]>()

function read(text: string, names: readonly string[]): readonly Block[] {
  if (!isWithinBounds(text)) return [paragraph(text)]
  const { children } = parseMarkdown(text, names)
  const blocks = new Reading(text).blocks(children, 0)
  return blocks.length === 0 || blocks.every(isEmpty) ? [paragraph(text)] : blocks
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', children: [{ kind: 'text', text }] })

/** A mark without anything behind it: `-`, `>`, an open fence. It is meant as the letter that it is. */
function isEmpty(block: Block): boolean {
  switch (block.kind) {
    case 'paragraph':
      return false
    case 'code':
      return block.text === ''
    case 'quote':
      return block.children.every(isEmpty)
    case 'list':
      return block.items.every((item) => item.every(isEmpty))
  }
}

type Placed = { readonly position?: RootContent['position'] }

/** One text, while its Markdown becomes what we show. */
class Reading {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  blocks(nodes: readonly RootContent[], depth: number): readonly Block[] {
    let line = 1
    return nodes.map((node) => {
      const skipped = depth === 0 ? (node.position?.start.line ?? line) - line : 0
      line = (node.position?.end.line ?? line) + 1
      return this.#block(node, depth, skipped)
    })
  }

  /** @param skipped empty lines above it */
  #block(node: RootContent, depth: number, skipped: number): Block {
    if (depth >= DEEPEST_SHOWN) return paragraph(this.#written(node))
    switch (node.type) {
      case 'paragraph': {
        const above = '\n'.repeat(Math.max(0, depth === 0 ? skipped - 1 : 0)) + this.#indentation(node)
        const children = this.#inlines(node.children)
        return { kind: 'paragraph', children: above === '' ? children : [{ kind: 'text', text: above }, ...children] }
      }
      case 'code':
        return { kind: 'code', language: node.lang ?? null, text: node.value }
      case 'blockquote':
        return { kind: 'quote', children: this.blocks(node.children, depth + 1) }
      case 'list':
        return this.#list(node, depth)
      default:
        return paragraph(this.#written(node))
    }
  }

  #list(node: List, depth: number): Block {
    const start = node.ordered === true ? (node.start ?? 1) : null
    const items = node.children.map(({ children }: { children: (BlockContent | DefinitionContent)[] }) =>
      this.blocks(children, depth + 1),
    )
    return { kind: 'list', start, items }
  }

  #inlines(nodes: readonly PhrasingContent[]): readonly Inline[] {
    const inlines = nodes.flatMap((node) => this.#inline(node))
    return inlines.reduce<Inline[]>((joined, inline) => {
      const last = joined.at(-1)
      if (last?.kind === 'text' && inline.kind === 'text') {
        joined[joined.length - 1] = { kind: 'text', text: last.text + inline.text }
      } else joined.push(inline)
      return joined
    }, [])
  }

  #inline(node: PhrasingContent): readonly Inline[] {
    switch (node.type) {
      case 'text':
        return [{ kind: 'text', text: node.value }]
      case 'break':
        return [{ kind: 'text', text: '\n' }]
      case 'strong':
        return [{ kind: 'strong', children: this.#inlines(node.children) }]
      case 'delete':
        return [{ kind: 'strike', children: this.#inlines(node.children) }]
      case 'emphasis': {
        const children = this.#inlines(node.children)
        if (!isFace(lettersOf(children), this.#around(node))) return [{ kind: 'emphasis', children }]
        const written = this.#written(node)
        return [{ kind: 'text', text: written.slice(0, 1) }, ...children, { kind: 'text', text: written.slice(-1) }]
      }
      case 'inlineCode':
        return [{ kind: 'code', text: node.value }]
      case 'mention':
        return [{ kind: 'mention', name: node.name }]
      case 'link': {
        const label = this.#inlines(node.children).flatMap(unlinked)
        const written = this.#written(node)
        return written.startsWith('[')
          ? [{ kind: 'link', url: node.url, label, written }]
          : this.#address(node.url, written)
      }
      default:
        return [{ kind: 'text', text: this.#written(node) }]
    }
  }

  /** An address that stands for itself: `https://…`, `www.…`, `<…>`. What ends a sentence does not belong to it. */
  #address(url: string, written: string): readonly Inline[] {
    if (written.startsWith('<')) {
      return [{ kind: 'link', url, label: [{ kind: 'text', text: written.slice(1, -1) }], written }]
    }
    const trail = /[.,:;!?'"_~&]{1,32}$/.exec(written)?.[0] ?? ''
    const shown = written.slice(0, written.length - trail.length)
    const link: Inline = {
      kind: 'link',
      url: /^www\./i.test(shown) ? `https://${shown}` : shown,
      label: [{ kind: 'text', text: shown }],
      written: shown,
    }
    return trail === '' ? [link] : [link, { kind: 'text', text: trail }]
  }

  #written({ position }: Placed): string {
    return this.#text.slice(position?.start.offset, position?.end.offset)
  }

  #indentation({ position }: Placed): string {
    const start = position?.start.offset ?? 0
    const before = this.#text.slice(this.#text.lastIndexOf('\n', start - 1) + 1, start)
    return before.trim() === '' ? before : ''
  }

  #around({ position }: Placed): readonly [string, string] {
    const start = position?.start.offset ?? 0
    const end = position?.end.offset ?? 0
    return [this.#text.slice(Math.max(0, start - 1), start), this.#text.slice(end, end + 1)]
  }
}

/** In the label of a link there is no other link, and nobody is mentioned. */
function unlinked(inline: Inline): readonly Inline[] {
  switch (inline.kind) {
    case 'link':
      return inline.label
    case 'mention':
      return [{ kind: 'text', text: `@${inline.name}` }]
    case 'strong':
    case 'emphasis':
    case 'strike':
      return [{ kind: inline.kind, children: inline.children.flatMap(unlinked) }]
    case 'text':
    case 'code':
      return [inline]
  }
}
