import { useState } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { inertSegments } from './inert.ts'
import css from './message-text.module.css'

/** Longer than this is shown folded: one message must not push all others off the screen. */
const FOLD_CHARS = 2_500
const FOLD_LINES = 30

/** A stranger's words, as letters only. */
export function MessageText({ text }: { readonly text: string }) {
  const say = useSay()
  const long = text.length > FOLD_CHARS || text.split('\n', FOLD_LINES + 1).length > FOLD_LINES
  const [unfolded, setUnfolded] = useState(false)
  return (
    <>
      <p className={css['text']} dir="auto" data-folded={long && !unfolded}>
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
          aria-expanded={unfolded}
          onClick={() => {
            setUnfolded(!unfolded)
          }}
        >
          {say(unfolded ? 'timeline.fold' : 'timeline.unfold')}
        </Button>
      ) : null}
    </>
  )
}
