import type { Message } from '@warifu/client'
import { dates } from '../i18n/dates.ts'
import { useLanguage, useSay } from '../i18n/use-say.ts'
import { Icon } from '../parts/icon.tsx'
import css from './message-marks.module.css'

/** That a message was edited, or is pinned. */
export function MessageMarks({ message }: { readonly message: Message }) {
  const say = useSay()
  const language = useLanguage()
  const { edited, pinned } = message
  if (edited === null && !pinned) return null
  return (
    <p className={css['marks']}>
      {edited === null ? null : (
        <time dateTime={new Date(edited.at).toISOString()} title={dates[language].moment(edited.at)}>
          {say('timeline.edited')}
        </time>
      )}
      {pinned ? (
        <span>
          <Icon name="pin" /> {say('timeline.pinned')}
        </span>
      ) : null}
    </p>
  )
}
