/** What floats above a row has an order of its own. */
const FLOATS = 'dialog, [popover]'
const TABBABLE = 'a[href], button:not(:disabled), input, textarea, [tabindex]'

/**
 * The timeline is one stop for Tab: a message, then what is in it, then out. Before the browser goes on from `target`, this puts the
 * focus where its next step leads out of the list, past all that lies in other rows.
 * @param bounds elements before and after all rows that can hold the focus but are no stop
 */
export function tabOut(target: Element, backwards: boolean, bounds: readonly [HTMLElement, HTMLElement]): void {
  if (target.closest(FLOATS) !== null) return
  const row = target.closest('article')
  if (row === null) return
  if (backwards) {
    if (target === row) bounds[0].focus({ preventScroll: true })
    return
  }
  const stops = [...row.querySelectorAll<HTMLElement>(TABBABLE)].filter(
    (each) => each.tabIndex >= 0 && each.closest(FLOATS) === null && each.checkVisibility(),
  )
  const rest = stops.filter((each) => (target.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
  if (rest.length === 0) bounds[1].focus({ preventScroll: true })
}

/** True where Tab came from outside into something within a row: the row itself is the stop. */
export const enteredWithin = (target: Element, from: EventTarget | null, list: Element): boolean =>
  !(from instanceof Node && list.contains(from)) &&
  target.closest(FLOATS) === null &&
  !target.matches('article') &&
  target.matches(':focus-visible')
