import type { AccountId, Message } from '@warifu/client'
import { numbers } from '../i18n/numbers.ts'
import { useLanguage, useSay } from '../i18n/use-say.ts'
import { Hidden } from '../parts/hidden.tsx'
import type { People } from '../people/people.model.ts'
import type { MessageActs } from './acts.model.ts'
import { AddReaction } from './add-reaction.tsx'
import css from './reactions-line.module.css'

/** More names than this are told as a number. */
const MOST_NAMES = 10

/** The reactions under a message. Pressing one puts the same, or takes one's own back. */
export function ReactionsLine({
  message,
  me,
  people,
  acts,
  canReact,
}: {
  readonly message: Message
  readonly me: AccountId
  readonly people: People
  readonly acts: MessageActs
  readonly canReact: boolean
}) {
  const say = useSay()
  const language = useLanguage()
  if (message.reactions.length === 0) return null

  const namesOf = (accounts: readonly AccountId[]): string => {
    const named = accounts
      .slice(0, MOST_NAMES)
      .map((id) => (id === me ? say('timeline.you') : (people.get(id)?.name ?? say('timeline.unknown-author'))))
    const others = accounts.length - named.length
    return numbers[language].list(others > 0 ? [...named, say('reactions.others', { count: others })] : named)
  }

  return (
    <ul className={css['line']} aria-label={say('reactions.label')}>
      {message.reactions.map(({ emoji, accounts, own }) => {
        const names = namesOf(accounts)
        return (
          <li key={emoji}>
            <button
              type="button"
              className={css['reaction']}
              aria-pressed={own !== null}
              data-tip={say('reactions.who', { emoji, names })}
              disabled={!canReact}
              onClick={() => void acts.react(message, emoji)}
            >
              <span className={css['emoji']}>{emoji}</span>{' '}
              <span className={css['count']}>{numbers[language].count(accounts.length)}</span>
              <Hidden> {names}</Hidden>
            </button>
          </li>
        )
      })}
      {canReact ? (
        <li>
          <AddReaction message={message} acts={acts} />
        </li>
      ) : null}
    </ul>
  )
}
