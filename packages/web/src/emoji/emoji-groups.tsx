import { useRef, type KeyboardEvent } from 'react'
import { belongsToInputMethod } from '../composer/keys.ts'
import type { MessageId } from '../i18n/i18n.ts'
import { useSay } from '../i18n/use-say.ts'
import { roved } from '../parts/roving.ts'
import type { Emoji } from './emoji-data.ts'
import css from './emoji-groups.module.css'

/** The categories of emojibase by number; flags and symbols last, as on keyboards. */
const GROUPS: readonly (readonly [number, MessageId])[] = [
  [0, 'emoji.group.smileys'],
  [1, 'emoji.group.people'],
  [3, 'emoji.group.nature'],
  [4, 'emoji.group.food'],
  [5, 'emoji.group.travel'],
  [6, 'emoji.group.activities'],
  [7, 'emoji.group.objects'],
  [8, 'emoji.group.symbols'],
  [9, 'emoji.group.flags'],
]

export const FIRST_GROUP = 0

export const groupWords = (group: number): MessageId =>
  GROUPS.find(([number]) => number === group)?.[1] ?? 'emoji.group.smileys'

/** One button a category, with its first emoji on it. Tab enters the row once; the arrows go along it. */
export function EmojiGroups({
  all,
  present,
  onChoose,
}: {
  readonly all: readonly Emoji[]
  /** Null: what is shown is no category. */
  readonly present: number | null
  readonly onChoose: (group: number) => void
}) {
  const say = useSay()
  const row = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    if (belongsToInputMethod(event.nativeEvent)) return
    const buttons = [...(row.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const next = roved(
      'row',
      event.key,
      buttons.findIndex((button) => button === event.target),
      buttons.length,
    )
    if (next === null) return
    event.preventDefault()
    buttons[next]?.focus()
  }
  return (
    <div ref={row} role="toolbar" aria-label={say('emoji.groups')} className={css['groups']} onKeyDown={move}>
      {GROUPS.map(([number, words]) => (
        <button
          key={number}
          type="button"
          className={css['group']}
          tabIndex={number === (present ?? FIRST_GROUP) ? 0 : -1}
          aria-pressed={number === present}
          aria-label={say(words)}
          data-tip={say(words)}
          onClick={() => {
            onChoose(number)
          }}
        >
          {all.find(({ group }) => group === number)?.emoji}
        </button>
      ))}
    </div>
  )
}
