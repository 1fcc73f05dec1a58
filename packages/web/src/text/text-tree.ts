/** What a text can be shown as. Whatever else Markdown knows stands here as the letters that were written. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  /** `label` has neither links nor mentions; `url` is a stranger's; `written` is all of it, for where it may not be a link. */
  | { readonly kind: 'link'; readonly url: string; readonly label: readonly Inline[]; readonly written: string }
  /** `@name`, as it stands in the text. */
  | { readonly kind: 'mention'; readonly name: string }

export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly language: string | null; readonly text: string }
  | { readonly kind: 'quote'; readonly children: readonly Block[] }
  /** `start` is the first number; null: without numbers. */
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[] }

/** The letters of it alone, in their order. */
export function lettersOf(inlines: readonly Inline[]): string {
  return inlines.map(letters).join('')
}

function letters(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'code':
      return inline.text
    case 'mention':
      return `@${inline.name}`
    case 'link':
      return lettersOf(inline.label)
    case 'strong':
    case 'emphasis':
    case 'strike':
      return lettersOf(inline.children)
  }
}
