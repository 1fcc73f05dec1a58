import type { Root } from 'mdast'
import { fromMarkdown, type Extension as TreeExtension } from 'mdast-util-from-markdown'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough'
import { addresses } from './address.construct.ts'
import { mentionsOf, mentionTree } from './mention.construct.ts'
import type { Extension } from './micromark.ts'
import { quotes } from './quote.construct.ts'

/** What Markdown knows and a message does not: it stays the letters that were written. */
const LETTERS: Extension = {
  disable: {
    null: [
      'characterReference',
      'codeIndented',
      'definition',
      'hardBreakEscape',
      'headingAtx',
      'htmlFlow',
      'htmlText',
      'setextUnderline',
      'thematicBreak',
    ],
  },
}

/** A backslash before these takes their meaning from them. Before any other it is a backslash: `\(^o^)/`, `C:\.config`. */
const ESCAPED = new Set('*_~`[]>-+')

const asWritten: TreeExtension = {
  enter: {
    // Markdown drops the spaces at the beginning of a line; in a message they may be a drawing or a poem.
    linePrefix(token) {
      const inside = this.stack.at(-1)?.type
      if (inside === undefined || !PHRASING.has(inside)) return
      this.config.enter['data']?.call(this, token)
      this.config.exit['data']?.call(this, token)
    },
  },
  exit: {
    labelText() {
      // The parser would decode entities in a label that only references use; in a browser it does so by making markup of them, which
      // our policy forbids: the text would be a message that breaks the page.
    },
    characterEscapeValue(token) {
      const text = this.stack.at(-1)
      if (text?.type === 'text' && !ESCAPED.has(this.sliceSerialize(token))) text.value += '\\'
      this.config.exit['data']?.call(this, token)
    },
  },
}

const PHRASING = new Set(['paragraph', 'strong', 'emphasis', 'delete', 'link'])

/** The Markdown of a message, with addresses as they stand, and mentions of these names. */
export function parseMarkdown(text: string, names: readonly string[]): Root {
  return fromMarkdown(text, {
    extensions: [
      cjkFriendlyExtension(),
      // One tilde is a span of time in Japanese: 10~20時.
      gfmStrikethroughCjkFriendly({ singleTilde: false }),
      quotes,
      addresses,
      mentionsOf(names),
      LETTERS,
    ],
    mdastExtensions: [gfmStrikethroughFromMarkdown(), mentionTree, asWritten],
  })
}
