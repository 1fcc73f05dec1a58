/**
 * Puts a piece in place of a part of a field's text, as if somebody had typed it: so that it can be undone like typing, and reaches
 * whoever listens to the field. The caret stands behind it then.
 */
export function typeInto(field: HTMLTextAreaElement, from: number, to: number, piece: string): void {
  field.focus({ preventScroll: true })
  field.setSelectionRange(from, to)
  // Deprecated, never replaced: setting the text by any other way empties the field's history of undoing.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  if (field.ownerDocument.execCommand('insertText', false, piece)) return
  field.setRangeText(piece, from, to, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
