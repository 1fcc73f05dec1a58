import { dates } from '../i18n/dates.ts'
import { useLanguage, useSay } from '../i18n/use-say.ts'
import css from './dividers.module.css'
import type { Day } from './rows.ts'

export function DayDivider({ day }: { readonly day: Day }) {
  const language = useLanguage()
  return (
    <p className={css['divider']} data-kind="day">
      <time dateTime={new Date(day.at).toISOString()}>{dates[language].day(day.at, day.withYear)}</time>
    </p>
  )
}

export function UnreadDivider() {
  const say = useSay()
  return (
    <p className={css['divider']} data-kind="unread">
      <span>{say('timeline.unread')}</span>
    </p>
  )
}
