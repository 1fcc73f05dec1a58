import { useEffect, useMemo, useRef, useState } from 'react'
import { belongsToInputMethod } from '../composer/keys.ts'
import { useLanguage, useSay } from '../i18n/use-say.ts'
import { Field } from '../parts/field.tsx'
import { Hidden } from '../parts/hidden.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { loadEmoji, type Emoji } from './emoji-data.ts'
import { EmojiGrid, type EmojiSection } from './emoji-grid.tsx'
import { EmojiGroups, FIRST_GROUP, groupWords } from './emoji-groups.tsx'
import css from './emoji-picker.module.css'
import { findEmoji } from './find-emoji.ts'
import { recentEmoji, rememberEmoji } from './recent-emoji.ts'

const MOST_FOUND = 64

const shelf = () => window.localStorage

/** All emoji to choose from: those used last and one category at a time, or what a word finds. */
export function EmojiPicker({ onChoose }: { readonly onChoose: (emoji: string) => void }) {
  const say = useSay()
  const all = useEmoji()
  const [typed, setTyped] = useState('')
  const [group, setGroup] = useState(FIRST_GROUP)
  const [recent] = useState(() => recentEmoji(shelf))
  const field = useRef<HTMLInputElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  const found = useMemo(
    () => (typeof all === 'string' || typed.trim() === '' ? null : findEmoji(all, typed, MOST_FOUND)),
    [all, typed],
  )

  const choose = (emoji: string) => {
    rememberEmoji(shelf, emoji)
    onChoose(emoji)
  }

  if (all === 'loading') return <Skeleton label={say('reactions.loading')} rows={4} />
  if (all === 'failed') return <p className={css['note']}>{say('emoji.failed')}</p>
  const used = recent.flatMap((emoji) => all.find((each) => each.emoji === emoji) ?? [])
  const shown: readonly EmojiSection[] =
    found === null
      ? [
          { label: say('emoji.recent'), emoji: used },
          { label: say(groupWords(group)), emoji: all.filter((each) => each.group === group) },
        ]
      : [{ label: say('emoji.found'), emoji: found }]
  const sections = shown.filter(({ emoji }) => emoji.length > 0)
  return (
    <div className={css['picker']}>
      <Field
        ref={field}
        // It comes after the popover opened, which gave the focus to itself.
        autoFocus
        label={say('emoji.search')}
        type="search"
        value={typed}
        autoComplete="off"
        enterKeyHint="done"
        onChange={(event) => {
          setTyped(event.currentTarget.value)
        }}
        onKeyDown={(event) => {
          // Whatever Enter means here, it does not send the form around the picker.
          if (event.key === 'Enter') event.preventDefault()
          if (belongsToInputMethod(event.nativeEvent)) return
          const first = found?.[0]
          if (event.key === 'Enter' && first !== undefined) choose(first.emoji)
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
        }}
      />
      <Hidden>
        <span role="status">{found === null ? '' : say('emoji.count', { count: found.length })}</span>
      </Hidden>
      <EmojiGroups
        all={all}
        present={found === null ? group : null}
        onChoose={(chosen) => {
          setTyped('')
          setGroup(chosen)
        }}
      />
      {sections.length === 0 ? (
        <p className={css['note']}>{say('emoji.none')}</p>
      ) : (
        <EmojiGrid
          key={found === null ? group : 'found'}
          ref={grid}
          label={say('emoji.grid')}
          sections={sections}
          onChoose={choose}
          onLeave={() => field.current?.focus()}
        />
      )}
    </div>
  )
}

/** All emoji in the present language. */
function useEmoji(): readonly Emoji[] | 'loading' | 'failed' {
  const language = useLanguage()
  const [all, setAll] = useState<readonly Emoji[] | 'loading' | 'failed'>('loading')
  useEffect(() => {
    let wanted = true
    const set = (next: readonly Emoji[] | 'failed') => {
      if (wanted) setAll(next)
    }
    loadEmoji(language).then(set, () => {
      set('failed')
    })
    return () => {
      wanted = false
    }
  }, [language])
  return all
}
