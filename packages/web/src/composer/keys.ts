/** What is read from a key event; the DOM's and React's native events both have it. */
export type KeyPress = {
  readonly key: string
  readonly keyCode: number
  readonly isComposing: boolean
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** The code of a key that an input method has taken (UI Events, "processed key"). */
const KEY_TAKEN = 229

/**
 * True where a key belongs to an input method, which is confirming a conversion. Chrome and Firefox send it inside the composition
 * (`isComposing`); Safari ends the composition first and then sends the Enter, marked by its key code alone.
 */
export const belongsToInputMethod = (press: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean =>
  press.isComposing || press.keyCode === KEY_TAKEN

/** Which key sends: Enter alone, or only with Ctrl or Cmd. */
export type SendKey = 'enter' | 'mod-enter'
