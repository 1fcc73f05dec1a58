import { roved } from '../parts/roving.ts'

/** The parts of the screen that F6 goes through, in this order. An element says that it is one with `data-landmark`. */
export const landmarks = ['list', 'timeline', 'composer', 'side'] as const
export type Landmark = (typeof landmarks)[number]

/** The landmark after or before the present one among those on screen, round the ends. */
export function nextLandmark(there: readonly Landmark[], present: Landmark | null, step: -1 | 1): Landmark | null {
  const order = landmarks.filter((each) => there.includes(each))
  const key = step === 1 ? 'ArrowDown' : 'ArrowUp'
  const next = roved('column', key, present === null ? -1 : order.indexOf(present), order.length)
  return next === null ? null : (order[next] ?? null)
}

/** Moves the focus to the next part of the screen. */
export function goToLandmark(document: Document, step: -1 | 1): void {
  const present = document.activeElement?.closest<HTMLElement>('[data-landmark]')?.dataset['landmark']
  const there = landmarks.filter((each) => isSeen(elementOf(document, each)))
  const next = nextLandmark(there, landmarks.find((each) => each === present) ?? null, step)
  if (next !== null) focusIn(elementOf(document, next))
}

export function focusComposer(document: Document): void {
  focusIn(elementOf(document, 'composer'))
}

const elementOf = (document: Document, landmark: Landmark): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-landmark=${landmark}]`)

const isSeen = (element: HTMLElement | null): boolean => element?.checkVisibility() ?? false

const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex]'

/** What the landmark itself would have begun with: the present item, what takes part in the order of Tab, else itself. */
function focusIn(landmark: HTMLElement | null): void {
  if (landmark === null) return
  const inside = [...landmark.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((element) => element.checkVisibility())
  const target =
    landmark.querySelector<HTMLElement>('textarea') ??
    inside.find((element) => element.getAttribute('aria-current') === 'page') ??
    inside.find((element) => element.tabIndex >= 0) ??
    landmark
  target.focus()
}
