import { belongsToInputMethod, type KeyPress } from '../composer/keys.ts'

/** Where the focus goes from a message. `end` is the present, wherever the reader looks. */
export type RowStep = 'previous' | 'next' | 'first' | 'end' | 'page-up' | 'page-down'

const steps: Readonly<Record<string, RowStep>> = {
  ArrowUp: 'previous',
  ArrowDown: 'next',
  Home: 'first',
  End: 'end',
  PageUp: 'page-up',
  PageDown: 'page-down',
}

/** Null where the key means nothing to the timeline. */
export function rowStep(press: KeyPress): RowStep | null {
  if (belongsToInputMethod(press) || press.ctrlKey || press.metaKey || press.altKey || press.shiftKey) return null
  return steps[press.key] ?? null
}
