import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { roved } from './roving.ts'
import css from './tab-list.module.css'

export type TabPart = {
  readonly id: string
  readonly icon: IconName
  readonly label: string
  readonly content: ReactNode
}

/** Parts of which one is shown at a time (ARIA practices, tabs). Beside what they show where there is room, above it elsewhere. */
export function TabList({ label, parts }: { readonly label: string; readonly parts: readonly TabPart[] }) {
  const base = useId()
  const tabs = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState(parts[0]?.id)
  const part = parts.find(({ id }) => id === shown) ?? parts[0]
  const move = (event: KeyboardEvent) => {
    const index = parts.findIndex(({ id }) => id === part?.id)
    const next =
      roved('column', event.key, index, parts.length) ??
      (event.key.startsWith('Arrow') ? roved('row', event.key, index, parts.length) : null)
    if (next === null) return
    event.preventDefault()
    setShown(parts[next]?.id)
    tabs.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus()
  }
  if (part === undefined) return null
  return (
    <div className={css['parts']}>
      <div ref={tabs} role="tablist" aria-label={label} className={css['tabs']} onKeyDown={move}>
        {parts.map(({ id, icon, label: words }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${base}${id}`}
            className={css['tab']}
            aria-selected={id === part.id}
            aria-controls={`${base}shown`}
            tabIndex={id === part.id ? 0 : -1}
            onClick={() => {
              setShown(id)
            }}
          >
            <Icon name={icon} />
            {words}
          </button>
        ))}
      </div>
      <div id={`${base}shown`} role="tabpanel" aria-labelledby={`${base}${part.id}`} className={css['shown']}>
        {part.content}
      </div>
    </div>
  )
}
