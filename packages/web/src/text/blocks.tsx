import { CodeBlock } from './code-block.tsx'
import { Inlines } from './inlines.tsx'
import css from './message-text.module.css'
import type { Block } from './text-tree.ts'

/** What stands below each other in a text. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block, index) => <One key={index} block={block} />)
}

function One({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className={css['paragraph']} dir="auto">
          <Inlines inlines={block.children} />
        </p>
      )
    case 'code':
      return <CodeBlock language={block.language} text={block.text} />
    case 'quote':
      return (
        <blockquote className={css['quote']} dir="auto">
          <Blocks blocks={block.children} />
        </blockquote>
      )
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <Blocks blocks={item} />
        </li>
      ))
      return block.start === null ? (
        <ul className={css['list']} dir="auto">
          {items}
        </ul>
      ) : (
        <ol className={css['list']} dir="auto" start={block.start}>
          {items}
        </ol>
      )
    }
  }
}
