import type { KeysModel, Standing } from './keys.model.ts'

/** Passes on the keys that nobody on the way up the page has taken. Returns the function that ends it. */
export function listenForKeys(window: Window, keys: KeysModel): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    if (keys.press(event, standingOf(window.document, event.target))) event.preventDefault()
  }
  window.addEventListener('keydown', pressed)
  return () => {
    window.removeEventListener('keydown', pressed)
  }
}

function standingOf(document: Document, target: EventTarget | null): Standing {
  const element = target instanceof HTMLElement ? target : null
  return {
    typing: element?.matches('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]') ?? false,
    modal: document.querySelector('dialog:modal') !== null,
  }
}
