import { inertSegments } from './inert.ts'
import { targetOf } from './link-target.ts'
import { readText } from './read-text.ts'
import type { Block, Inline } from './text-tree.ts'

/** A preview has one line; what stands far down in a long text is not in it. */
const READ_CHARS = 600

/**
 * A text on one line, without its marks: for the quote above a reply, the announcer, a notification. The names in it are those that
 * were written; a link whose text hides its host is followed by the host. Characters that act unseen stand as their codes.
 */
export function plainTextOf(text: string): string {
  const begin = text.length > READ_CHARS ? `${text.slice(0, READ_CHARS).replace(/[\uD800-\uDBFF]$/, '')}…` : text
  return inertSegments(blocks(readText(begin, [])))
    .map((segment) => (segment.kind === 'text' ? segment.text : segment.name))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

const blocks = (all: readonly Block[]): string => all.map(block).join('\n')

function block(one: Block): string {
  switch (one.kind) {
    case 'paragraph':
      return inlines(one.children)
    case 'code':
      return one.text
    case 'quote':
      return blocks(one.children)
    case 'list':
      return one.items.map(blocks).join('\n')
  }
}

const inlines = (all: readonly Inline[]): string => all.map(inline).join('')

function inline(one: Inline): string {
  switch (one.kind) {
    case 'text':
    case 'code':
      return one.text
    case 'mention':
      return `@${one.name}`
    case 'strong':
    case 'emphasis':
    case 'strike':
      return inlines(one.children)
    case 'link': {
      const label = inlines(one.label)
      const target = targetOf(one.url, label, null)
      if (target.kind === 'inert') return one.written
      return target.kind === 'web' && target.warning !== null ? `${label} (${target.host})` : label
    }
  }
}
