import { useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { belongsToInputMethod } from '../composer/keys.ts'
import type { Emoji } from './emoji-data.ts'
import css from './emoji-grid.module.css'
import { inRows, stepInGrid } from './grid.ts'

export type EmojiSection = { readonly label: string; readonly emoji: readonly Emoji[] }

/** Emoji in rows of eight. Tab enters it once; arrows, Home, End and the page keys go through it (ARIA practices, grid). */
export function EmojiGrid({
  label,
  sections,
  onChoose,
  onLeave,
  ref,
}: {
  readonly label: string
  /** None of them empty. */
  readonly sections: readonly EmojiSection[]
  readonly onChoose: (emoji: string) => void
  /** The focus goes up, out of the grid. */
  readonly onLeave: () => void
  readonly ref: Ref<HTMLDivElement>
}) {
  const grid = useRef<HTMLDivElement>(null)
  const [entered, setEntered] = useState(0)
  const parts = inRows(sections.map(({ emoji }) => emoji))
  const lengths = parts.flat().map(({ cells }) => cells.length)
  const count = lengths.reduce((sum, length) => sum + length, 0)
  const entry = Math.min(entered, count - 1)

  const move = (event: KeyboardEvent) => {
    if (belongsToInputMethod(event.nativeEvent) || event.altKey || event.shiftKey) return
    const cells = [...(grid.current?.querySelectorAll<HTMLElement>('[role=gridcell]') ?? [])]
    const next = stepInGrid(
      event,
      cells.findIndex((cell) => cell === event.target),
      lengths,
    )
    if (next === null) return
    event.preventDefault()
    if (next === 'above') onLeave()
    else cells[next]?.focus()
  }

  return (
    <div ref={ref} className={css['scroll']}>
      <div ref={grid} role="grid" aria-label={label} onKeyDown={move}>
        {sections.map((section, part) => (
          <div key={section.label} role="rowgroup" aria-label={section.label} className={css['section']}>
            {parts[part]?.map(({ start, cells }) => (
              <div key={start} role="row" className={css['row']}>
                {cells.map(({ emoji, label: name }, column) => {
                  const at = start + column
                  return (
                    <button
                      key={emoji}
                      type="button"
                      role="gridcell"
                      className={css['emoji']}
                      tabIndex={at === entry ? 0 : -1}
                      aria-label={name}
                      data-tip={name}
                      onFocus={() => {
                        setEntered(at)
                      }}
                      onClick={() => {
                        onChoose(emoji)
                      }}
                    >
                      {emoji}
                    </button>
                  )
                })}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
