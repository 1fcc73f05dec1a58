import { useRef, type KeyboardEvent } from 'react'
import { Floating, type Anchor } from './floating.tsx'
import { Icon, type IconName } from './icon.tsx'
import css from './menu.module.css'
import type { Side } from './place.ts'
import { roved, typedTo } from './roving.ts'

/** One thing that can be done. */
export type MenuItem = {
  readonly id: string
  readonly label: string
  readonly icon: IconName
  /** The key that does the same without the menu, as people write it; null: none. */
  readonly keys: string | null
  /** It harms something. */
  readonly danger: boolean
  readonly act: () => void
}

/** Items in groups with a line between them: what belongs together, harm last. */
export type MenuGroups = readonly (readonly MenuItem[])[]

/** A menu of actions (ARIA practices, menu): arrows and first letters move, Enter and Space choose, Tab and Escape leave. */
export function Menu({
  anchor,
  side,
  label,
  groups,
  onClose,
}: {
  readonly anchor: Anchor
  readonly side: Side
  readonly label: string
  readonly groups: MenuGroups
  readonly onClose: () => void
}) {
  const list = useRef<HTMLDivElement>(null)
  const labels = groups.flat().map((item) => item.label)

  const move = (event: KeyboardEvent) => {
    if (event.key === 'Tab') {
      event.preventDefault()
      onClose()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const index = items.findIndex((item) => item === document.activeElement)
    const next = roved('column', event.key, index, items.length) ?? typedTo(event.key, index, labels)
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    items[next]?.focus()
  }

  return (
    <Floating anchor={anchor} side={side} role="menu" label={label} onClose={onClose} onKeyDown={move}>
      <div ref={list} role="presentation" className={css['list']}>
        {groups.map((group, index) => (
          <div key={group[0]?.id ?? index} role="group" className={css['group']}>
            {group.map((item) => (
              <button
                key={item.id}
                type="button"
                role="menuitem"
                tabIndex={-1}
                className={css['item']}
                data-danger={item.danger}
                onClick={() => {
                  onClose()
                  item.act()
                }}
              >
                <Icon name={item.icon} />
                <span className={css['label']}>{item.label}</span>
                {item.keys === null ? null : (
                  <kbd className={css['keys']} aria-hidden="true">
                    {item.keys}
                  </kbd>
                )}
              </button>
            ))}
          </div>
        ))}
      </div>
    </Floating>
  )
}
