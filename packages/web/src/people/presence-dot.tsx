import type { MessageId } from '../i18n/i18n.ts'
import { useSay } from '../i18n/use-say.ts'
import { Hidden } from '../parts/hidden.tsx'
import css from './presence-dot.module.css'
import type { Presence } from './presence.model.ts'

const words: Readonly<Record<Exclude<Presence, 'unknown'>, MessageId>> = {
  active: 'people.active',
  away: 'people.away',
  offline: 'people.offline',
}

/** Whether somebody is there, by shape as well as by colour: full, half, empty. */
export function PresenceDot({ presence }: { readonly presence: Presence }) {
  const say = useSay()
  if (presence === 'unknown') return null
  return (
    <>
      <svg className={css['dot']} viewBox="0 0 10 10" data-presence={presence} aria-hidden="true" focusable="false">
        <circle cx="5" cy="5" r="3.75" className={css['ring']} />
        {presence === 'active' ? <circle cx="5" cy="5" r="3.75" className={css['fill']} /> : null}
        {presence === 'away' ? <path d="M5 1.25a3.75 3.75 0 0 1 0 7.5z" className={css['fill']} /> : null}
      </svg>
      <Hidden>{say(words[presence])}</Hidden>
    </>
  )
}
