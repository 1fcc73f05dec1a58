import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { belongsToInputMethod } from '../composer/keys.ts'
import { roved } from './roving.ts'
import css from './toolbar.module.css'

/** Buttons in a row that Tab enters once; the arrows go along them (ARIA practices, toolbar). */
export function Toolbar({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // Each time, for buttons come and go: one of them, the last that was used if it is still there, is where Tab enters.
    const buttons = buttonsOf(ref.current)
    const entry = buttons.find((button) => button.tabIndex === 0 && button.dataset['roved'] === 'true') ?? buttons[0]
    enterAt(buttons, entry)
  })
  const move = (event: KeyboardEvent) => {
    if (belongsToInputMethod(event.nativeEvent)) return
    const buttons = buttonsOf(ref.current)
    // What floats from one of the buttons has keys of its own.
    const index = buttons.findIndex((button) => button === document.activeElement)
    if (index === -1) return
    const next = roved('row', event.key, index, buttons.length)
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    buttons[next]?.focus()
  }
  return (
    <div
      ref={ref}
      role="toolbar"
      aria-label={label}
      className={css['toolbar']}
      onKeyDown={move}
      onFocus={(event) => {
        const buttons = buttonsOf(ref.current)
        const entered = buttons.find((button) => button === event.target)
        if (entered !== undefined) enterAt(buttons, entered)
      }}
    >
      {children}
    </div>
  )
}

function buttonsOf(toolbar: HTMLElement | null): HTMLElement[] {
  const all = toolbar?.querySelectorAll<HTMLElement>('button:not(:disabled), a[href]') ?? []
  return [...all].filter((button) => button.closest('[popover]') === null)
}

function enterAt(buttons: readonly HTMLElement[], entry: HTMLElement | undefined): void {
  for (const button of buttons) {
    button.tabIndex = button === entry ? 0 : -1
    button.dataset['roved'] = String(button === entry)
  }
}
