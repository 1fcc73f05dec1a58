import { useEffect, useLayoutEffect, useRef, type AriaRole, type KeyboardEvent, type ReactNode } from 'react'
import { belongsToInputMethod } from '../composer/keys.ts'
import css from './floating.module.css'
import { place, type Side } from './place.ts'

/** What a floating part stands beside: mostly the element that opened it. */
export type Anchor = { readonly getBoundingClientRect: () => DOMRect }

/**
 * A part above everything else, beside its anchor, for as long as it is rendered. Escape, a press elsewhere or the focus going
 * elsewhere close it, and the focus goes back to where it was. It stands in the document where it is rendered, so that Tab goes on
 * from its trigger and a modal dialog may hold it.
 */
export function Floating({
  anchor,
  side,
  role,
  label,
  children,
  onClose,
  onKeyDown,
}: {
  readonly anchor: Anchor
  readonly side: Side
  readonly role: AriaRole
  readonly label: string
  readonly children: ReactNode
  readonly onClose: () => void
  readonly onKeyDown?: (event: KeyboardEvent<HTMLDivElement>) => void
}) {
  const ref = useRef<HTMLDivElement>(null)
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  }, [onClose])

  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const before = document.activeElement
    element.showPopover()
    const settle = () => {
      const window = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight }
      const { left, top } = place(anchor.getBoundingClientRect(), element.getBoundingClientRect(), window, side)
      element.style.left = `${left}px`
      element.style.top = `${top}px`
    }
    settle()
    begin(element)

    const isOutside = (target: EventTarget | null) =>
      target instanceof Node && !element.contains(target) && !(anchor instanceof Node && anchor.contains(target))
    const closeOutside = (event: Event) => {
      if (isOutside(event.target)) close.current()
    }
    const grown = new ResizeObserver(settle)
    grown.observe(element)
    window.addEventListener('resize', settle)
    document.addEventListener('scroll', settle, { capture: true, passive: true })
    document.addEventListener('pointerdown', closeOutside, true)
    document.addEventListener('focusin', closeOutside)
    return () => {
      grown.disconnect()
      window.removeEventListener('resize', settle)
      document.removeEventListener('scroll', settle, { capture: true })
      document.removeEventListener('pointerdown', closeOutside, true)
      document.removeEventListener('focusin', closeOutside)
      // Whoever chose something that took the focus elsewhere stays there.
      if (element.contains(document.activeElement) && before instanceof HTMLElement) before.focus()
    }
  }, [anchor, side])

  return (
    <div
      ref={ref}
      popover="manual"
      role={role}
      aria-label={label}
      tabIndex={-1}
      className={css['floating']}
      onKeyDown={(event) => {
        if (belongsToInputMethod(event.nativeEvent)) return
        if (event.key === 'Escape') {
          // It closes this part alone: not the dialog around it, nor what else listens for Escape.
          event.preventDefault()
          event.stopPropagation()
          onClose()
        } else onKeyDown?.(event)
      }}
    >
      {children}
    </div>
  )
}

/** The focus goes to what asks for it, else to the first thing that takes it, else to the part itself. */
function begin(element: HTMLElement): void {
  if (element.contains(document.activeElement)) return
  const first = element.querySelector<HTMLElement>('[data-begin], input, button, [href], [tabindex="0"]')
  ;(first ?? element).focus({ preventScroll: true })
}
