/** Longer than this is shown folded: one message must not push all others off the screen. */
const FOLD_CHARS = 1_500
const FOLD_LINES = 20
/** Folding that would save less than this is a button for nothing. */
const WORTH_CHARS = 300
const WORTH_LINES = 4

/** The beginning of a long text, as far as it is shown while folded; null where the text is not long. */
export function foldedPart(text: string): string | null {
  const lines = text.split('\n', FOLD_LINES + WORTH_LINES + 1)
  const manyLines = lines.length > FOLD_LINES + WORTH_LINES
  if (!manyLines && text.length <= FOLD_CHARS + WORTH_CHARS) return null
  const upToLine = manyLines ? lines.slice(0, FOLD_LINES).join('\n') : text
  return upToLine.length <= FOLD_CHARS ? upToLine : `${upToWord(upToLine)}…`
}

/** Cut behind a space, a line or a sentence where one is near, else between two whole characters. */
function upToWord(text: string): string {
  const cut = text.slice(0, FOLD_CHARS)
  const end = Math.max(...[' ', '\n', '。', '、'].map((mark) => cut.lastIndexOf(mark))) + 1
  return end > FOLD_CHARS - 100 ? cut.slice(0, end).trimEnd() : cut.replace(/[\uD800-\uDBFF]$/, '')
}
