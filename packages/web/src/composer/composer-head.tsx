import type { People } from '../people/people.model.ts'
import { useSay } from '../i18n/use-say.ts'
import { Words } from '../i18n/words.tsx'
import { IconButton } from '../parts/icon-button.tsx'
import { plainTextOf } from '../text/plain-text.ts'
import type { Quote } from '../timeline/rows.ts'
import css from './composer-head.module.css'
import type { Writing } from './composer.model.ts'

/** What is being answered or written anew, above the field; and the way out of it. */
export function ComposerHead({
  id,
  writing,
  quote,
  people,
  onCancel,
}: {
  /** By which the field is described: what is written there is an answer, or an edit. */
  readonly id: string
  readonly writing: Writing
  /** What is being answered, as far as it is known. */
  readonly quote: Quote | null
  readonly people: People
  readonly onCancel: () => void
}) {
  const say = useSay()
  if (writing.state === 'new') return null
  const message = writing.state === 'edit' ? writing.message : quote?.state === 'known' ? quote.message : null
  const name = message === null ? '' : (people.get(message.accountId)?.name ?? say('timeline.unknown-author'))
  const text = message?.content.state === 'opened' ? plainTextOf(message.content.text) : ''
  return (
    <div className={css['head']}>
      <p id={id} className={css['what']}>
        {writing.state === 'edit' ? (
          say('composer.editing')
        ) : message === null ? (
          say('composer.replying')
        ) : (
          <Words id="composer.replying-to" values={{ name: <bdi>{name}</bdi> }} />
        )}
      </p>
      {text === '' ? null : (
        <p className={css['text']} dir="auto">
          {text}
        </p>
      )}
      <IconButton icon="close" label={say('composer.cancel')} onClick={onCancel} />
    </div>
  )
}
