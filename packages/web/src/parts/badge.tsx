import { useLanguage } from '../i18n/use-say.ts'
import { numbers } from '../i18n/numbers.ts'
import css from './badge.module.css'
import { Hidden } from './hidden.tsx'

/** Counts higher than this are told as "more than". */
const MOST = 99

/** A number on something, and what it counts in words. `mention`: somebody is asked for by name. */
export function Badge({
  count,
  kind,
  label,
}: {
  readonly count: number
  readonly kind: 'unread' | 'mention'
  readonly label: string
}) {
  const { count: write } = numbers[useLanguage()]
  return (
    <span className={css['badge']} data-kind={kind}>
      <span aria-hidden="true">
        {kind === 'mention' ? '@' : null}
        {count > MOST ? `${write(MOST)}+` : write(count)}
      </span>
      <Hidden>{label}</Hidden>
    </span>
  )
}
