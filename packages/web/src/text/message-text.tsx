import type { AccountId } from '@warifu/client'
import { memo, useMemo, useSyncExternalStore } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import type { People } from '../people/people.model.ts'
import { Blocks } from './blocks.tsx'
import { isFewEmoji } from './emoji-only.ts'
import { foldedPart } from './fold.ts'
import type { Mention } from './mention.ts'
import { MentionedHere } from './mention-name.tsx'
import css from './message-text.module.css'
import { readText } from './read-text.ts'
import type { UnfoldedModel } from './unfolded.model.ts'

type Props = {
  readonly text: string
  readonly mentions: readonly Mention[]
  /** Present names of those who are mentioned. */
  readonly people: People
  readonly me: AccountId
  readonly unfolded: UnfoldedModel
  /** Names this text in `unfolded`, as long as it means the same: a message's id. */
  readonly textKey: string
}

/** A stranger's words: marks become elements, and everything else stays letters. Long texts are folded. */
export const MessageText = memo(function MessageText({ text, mentions, people, me, unfolded, textKey }: Props) {
  const say = useSay()
  const isOpen = () => unfolded.snapshot().has(textKey)
  const open = useSyncExternalStore(unfolded.subscribe, isOpen, isOpen)
  const folded = useMemo(() => foldedPart(text), [text])
  const mentioned = useMemo(() => ({ mentions, people, me }), [mentions, people, me])
  const names = mentions.map((mention) => mention.name)
  const shown = open || folded === null ? text : folded
  return (
    <>
      <div className={css['text']} dir="auto" data-large={isFewEmoji(text)}>
        <MentionedHere value={mentioned}>
          <Blocks blocks={readText(shown, names)} />
        </MentionedHere>
      </div>
      {folded === null ? null : (
        <Button
          kind="quiet"
          aria-expanded={open}
          onClick={() => {
            unfolded.toggle(textKey)
          }}
        >
          {say(open ? 'timeline.fold' : 'timeline.unfold')}
        </Button>
      )}
    </>
  )
})
