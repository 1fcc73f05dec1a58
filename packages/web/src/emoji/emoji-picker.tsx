import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { belongsToInputMethod } from '../composer/keys.ts'
import type { MessageId } from '../i18n/i18n.ts'
import { useLanguage, useSay } from '../i18n/use-say.ts'
import { Field } from '../parts/field.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { loadEmoji, type Emoji } from './emoji-data.ts'
import css from './emoji-picker.module.css'
import { findEmoji } from './find-emoji.ts'
import { recentEmoji, rememberEmoji } from './recent-emoji.ts'

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

const COLUMNS = 8
const MOST_FOUND = 64

/** All emoji to choose from: those used last, one category at a time, or what a word finds. Arrows go along the grid. */
export function EmojiPicker({ onChoose }: { readonly onChoose: (emoji: string) => void }) {
  const say = useSay()
  const language = useLanguage()
  const [all, setAll] = useState<readonly Emoji[] | 'loading' | 'failed'>('loading')
  const [typed, setTyped] = useState('')
  const [group, setGroup] = useState(0)
  const [recent] = useState(() => recentEmoji(window.localStorage))
  const grid = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let wanted = true
    loadEmoji(language).then(
      (loaded) => {
        if (wanted) setAll(loaded)
      },
      () => {
        if (wanted) setAll('failed')
      },
    )
    return () => {
      wanted = false
    }
  }, [language])

  const shown = useMemo(() => {
    if (typeof all === 'string') return []
    return typed.trim() === '' ? all.filter((emoji) => emoji.group === group) : findEmoji(all, typed, MOST_FOUND)
  }, [all, typed, group])

  const choose = (emoji: string) => {
    rememberEmoji(window.localStorage, emoji)
    onChoose(emoji)
  }
  const buttons = () => [...(grid.current?.querySelectorAll<HTMLElement>('button') ?? [])]
  const move = (event: KeyboardEvent) => {
    if (belongsToInputMethod(event.nativeEvent)) return
    const step = STEPS[event.key]
    if (step === undefined) return
    const each = buttons()
    const at = each.indexOf(document.activeElement as HTMLElement)
    const next = each[at + step]
    if (at === -1 || next === undefined) return
    event.preventDefault()
    next.focus()
  }

  if (all === 'loading') return <Skeleton label={say('reactions.loading')} rows={4} />
  if (all === 'failed') return <p className={css['note']}>{say('emoji.failed')}</p>
  return (
    <div className={css['picker']}>
      <Field
        label={say('emoji.search')}
        type="search"
        value={typed}
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.currentTarget.value)
        }}
        onKeyDown={(event) => {
          if (belongsToInputMethod(event.nativeEvent)) return
          const [first] = shown
          if (event.key === 'Enter' && first !== undefined) {
            event.preventDefault()
            choose(first.emoji)
          } else if (event.key === 'ArrowDown') {
            event.preventDefault()
            buttons()[0]?.focus()
          }
        }}
      />
      <div className={css['groups']} role="group" aria-label={say('emoji.groups')}>
        {GROUPS.map(([number, id]) => (
          <button
            key={number}
            type="button"
            className={css['group']}
            aria-pressed={typed === '' && group === number}
            aria-label={say(id)}
            data-tip={say(id)}
            onClick={() => {
              setTyped('')
              setGroup(number)
            }}
          >
            {all.find((emoji) => emoji.group === number)?.emoji}
          </button>
        ))}
      </div>
      <div ref={grid} className={css['scroll']} onKeyDown={move}>
        {typed === '' && recent.length > 0 ? (
          <EmojiGrid
            label={say('emoji.recent')}
            emoji={all.filter(({ emoji }) => recent.includes(emoji))}
            onChoose={choose}
          />
        ) : null}
        <EmojiGrid label={say(typed === '' ? groupWords(group) : 'emoji.found')} emoji={shown} onChoose={choose} />
        {shown.length === 0 ? <p className={css['note']}>{say('emoji.none')}</p> : null}
      </div>
    </div>
  )
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }

const groupWords = (group: number): MessageId =>
  GROUPS.find(([number]) => number === group)?.[1] ?? 'emoji.group.smileys'

function EmojiGrid({
  label,
  emoji: each,
  onChoose,
}: {
  readonly label: string
  readonly emoji: readonly Emoji[]
  readonly onChoose: (emoji: string) => void
}) {
  return (
    <div role="group" aria-label={label} className={css['grid']}>
      {each.map(({ emoji, label: name }) => (
        <button
          key={emoji}
          type="button"
          className={css['emoji']}
          aria-label={name}
          title={name}
          onClick={() => {
            onChoose(emoji)
          }}
        >
          {emoji}
        </button>
      ))}
    </div>
  )
}
