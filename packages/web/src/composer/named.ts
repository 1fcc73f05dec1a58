import type { Mention } from '@warifu/client'
import { readText } from '../text/read-text.ts'
import type { Block, Inline } from '../text/text-tree.ts'

/** Those whom a reader will see named: of two names that begin alike the longer one, and nobody in code or inside of a word. */
export function namedIn(text: string, mentions: readonly Mention[]): readonly Mention[] {
  if (mentions.length === 0) return mentions
  const names = mentions.map(({ name }) => name)
  const shown = new Set(readText(text, names).flatMap(inBlock))
  return mentions.filter(({ name }) => shown.has(name))
}

function inBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return block.children.flatMap(inInline)
    case 'code':
      return []
    case 'quote':
      return block.children.flatMap(inBlock)
    case 'list':
      return block.items.flat().flatMap(inBlock)
  }
}

function inInline(inline: Inline): readonly string[] {
  switch (inline.kind) {
    case 'mention':
      return [inline.name]
    case 'strong':
    case 'emphasis':
    case 'strike':
      return inline.children.flatMap(inInline)
    case 'text':
    case 'code':
    case 'link':
      return []
  }
}
