import { Letters } from './letters.tsx'
import { MentionName } from './mention-name.tsx'
import css from './message-text.module.css'
import { TextLink } from './text-link.tsx'
import { lettersOf, type Inline } from './text-tree.ts'

/** What stands within a line. */
export function Inlines({ inlines }: { readonly inlines: readonly Inline[] }) {
  return inlines.map((inline, index) => <One key={index} inline={inline} />)
}

/** Japanese, Chinese and Korean have no slanted letters. */
const CJK = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u

function One({ inline }: { readonly inline: Inline }) {
  switch (inline.kind) {
    case 'text':
      return <Letters text={inline.text} />
    case 'strong':
      return (
        <strong>
          <Inlines inlines={inline.children} />
        </strong>
      )
    case 'emphasis':
      return (
        <em className={css['emphasis']} data-upright={CJK.test(lettersOf(inline.children))}>
          <Inlines inlines={inline.children} />
        </em>
      )
    case 'strike':
      return (
        <del>
          <Inlines inlines={inline.children} />
        </del>
      )
    case 'code':
      return (
        <code className={css['code']} dir="auto">
          <Letters text={inline.text} />
        </code>
      )
    case 'link':
      return (
        <TextLink link={inline}>
          <Inlines inlines={inline.label} />
        </TextLink>
      )
    case 'mention':
      return <MentionName name={inline.name} />
  }
}
