import { useCallback, useState, type ReactNode } from 'react'
import { Floating } from './floating.tsx'
import type { Side } from './place.ts'

/** What a popover's trigger must be given: all of it, on one button. */
export type Trigger = {
  readonly ref: (element: HTMLElement | null) => void
  readonly 'aria-expanded': boolean
  readonly 'aria-haspopup': 'dialog' | 'menu'
  readonly onClick: () => void
}

/** A small part with contents of its own, beside the button that opens it. The contents are made only once it is open. */
export function Popover({
  label,
  side,
  trigger,
  children,
}: {
  readonly label: string
  readonly side: Side
  readonly trigger: (trigger: Trigger) => ReactNode
  readonly children: (close: () => void) => ReactNode
}) {
  const [open, setOpen] = useState(false)
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const close = useCallback(() => {
    setOpen(false)
  }, [])
  return (
    <>
      {trigger({
        ref: setAnchor,
        'aria-expanded': open,
        'aria-haspopup': 'dialog',
        onClick: () => {
          setOpen(!open)
        },
      })}
      {open && anchor !== null ? (
        <Floating anchor={anchor} side={side} role="dialog" label={label} onClose={close}>
          {children(close)}
        </Floating>
      ) : null}
    </>
  )
}
