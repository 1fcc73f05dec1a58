import type { Clock } from '../clock.ts'
import css from './tips.module.css'
import { place } from './place.ts'

const DELAY_MS = 400
/** Long enough to go from the thing to its tip. */
const GRACE_MS = 120

/**
 * Shows the `data-tip` of whatever is pointed at or has the focus by keyboard. The words are its name already, so nothing is said
 * twice to a screen reader. A tip can be pointed at, stays as long as it is wanted, and Escape takes it away (WCAG 1.4.13).
 * @returns ends it
 */
export function startTips(document: Document, clock: Clock): () => void {
  const tip = document.createElement('div')
  tip.className = css['tip'] ?? ''
  tip.popover = 'manual'
  tip.ariaHidden = 'true'
  let shownFor: HTMLElement | null = null
  let cancel = () => {}

  const hide = () => {
    cancel()
    shownFor = null
    tip.remove()
  }
  const show = (target: HTMLElement) => {
    cancel()
    if (!target.isConnected) return
    shownFor = target
    tip.textContent = target.dataset['tip'] ?? ''
    // Inside a modal dialog nothing outside of it can be pointed at.
    ;(target.closest('dialog') ?? document.body).append(tip)
    tip.showPopover()
    const { clientWidth: width, clientHeight: height } = document.documentElement
    const at = place(target.getBoundingClientRect(), tip.getBoundingClientRect(), { width, height }, 'above-start')
    tip.style.left = `${at.left}px`
    tip.style.top = `${at.top}px`
  }
  const later = (ms: number, run: () => void) => {
    cancel()
    cancel = clock.after(ms, run)
  }

  const pointed = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return
    const target = tipped(event.target)
    if (event.target === tip || (target !== null && target === shownFor)) cancel()
    else if (target === null) later(GRACE_MS, hide)
    else
      later(shownFor === null ? DELAY_MS : 0, () => {
        show(target)
      })
  }
  const focused = (event: FocusEvent) => {
    const target = tipped(event.target)
    if (!target?.matches(':focus-visible')) hide()
    else show(target)
  }
  const pressed = (event: Event) => {
    if (!(event instanceof KeyboardEvent) || event.key === 'Escape') hide()
  }

  document.addEventListener('pointerover', pointed)
  document.addEventListener('focusin', focused)
  document.addEventListener('focusout', hide)
  document.addEventListener('pointerdown', pressed, true)
  document.addEventListener('keydown', pressed, true)
  document.addEventListener('scroll', hide, true)
  return () => {
    hide()
    document.removeEventListener('pointerover', pointed)
    document.removeEventListener('focusin', focused)
    document.removeEventListener('focusout', hide)
    document.removeEventListener('pointerdown', pressed, true)
    document.removeEventListener('keydown', pressed, true)
    document.removeEventListener('scroll', hide, true)
  }
}

const tipped = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null
