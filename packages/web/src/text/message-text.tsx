import type { AccountId } from '@warifu/client'
import { useSyncExternalStore } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import type { People } from '../people/people.model.ts'
import { inertSegments } from './inert.ts'
import type { Mention } from './mention.ts'
import css from './message-text.module.css'
import type { UnfoldedModel } from './unfolded.model.ts'

/** Longer than this is shown folded: one message must not push all others off the screen. */
const FOLD_CHARS = 1_500
const FOLD_LINES = 20

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

/** A stranger's words. */
export function MessageText({ text, unfolded, textKey }: Props) {
  const say = useSay()
  const isOpen = () => unfolded.snapshot().has(textKey)
  const open = useSyncExternalStore(unfolded.subscribe, isOpen, isOpen)
  const long = text.length > FOLD_CHARS || text.split('\n', FOLD_LINES + 1).length > FOLD_LINES
  return (
    <>
      <p className={css['text']} dir="auto" data-folded={long && !open}>
        {inertSegments(text).map((segment, index) =>
          segment.kind === 'text' ? (
            segment.text
          ) : (
            <span key={index} className={css['control']} title={say('timeline.control')}>
              {segment.name}
            </span>
          ),
        )}
      </p>
      {long ? (
        <Button
          kind="quiet"
          aria-expanded={open}
          onClick={() => {
            unfolded.toggle(textKey)
          }}
        >
          {say(open ? 'timeline.fold' : 'timeline.unfold')}
        </Button>
      ) : null}
    </>
  )
}
