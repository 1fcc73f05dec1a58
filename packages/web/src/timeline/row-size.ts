import type { Row } from './rows.ts'

/** Heights in pixels, at the usual size of letters. */
const LINE = 25
const AUTHOR = 38
const DIVIDER = 44
const QUOTE = 26
const BELOW = 32
/** Letters of a usual mixture in a usual column. */
const LETTERS_PER_LINE = 60
/** Longer texts are folded. */
const MOST_LINES = 20

/** About how high a row will be, before it was drawn once. Only the scroll bar shows that it is a guess. */
export function guessSize(row: Row): number {
  const text = row.kind === 'outgoing' ? row.outgoing.text : shownText(row.message)
  const lines = Math.min(MOST_LINES, Math.max(1, Math.ceil(text.length / LETTERS_PER_LINE)))
  return (
    lines * LINE +
    (row.leads ? AUTHOR : 2) +
    (row.day === null ? 0 : DIVIDER) +
    (row.unread ? DIVIDER : 0) +
    (row.quote === null ? 0 : QUOTE) +
    (row.kind === 'message' && row.message.reactions.length > 0 ? BELOW : 0) +
    (row.progress === null ? 0 : BELOW)
  )
}

const shownText = ({ content }: Extract<Row, { kind: 'message' }>['message']): string =>
  content.state === 'opened' ? content.text : ''
