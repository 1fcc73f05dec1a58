import { createRequire } from 'node:module'

/** What one column shows of plain text. */
const PLAIN = /^[\x20-\x7E]*$/

const require = createRequire(import.meta.url)
let measure: ((text: string) => number) | undefined

/**
 * Columns that a text takes on a terminal, where a kanji takes two. What knows that is loaded with the first text that needs it: it
 * compiles tables of Unicode, for which a server that starts would have to wait.
 */
export function columnsOf(text: string): number {
  if (PLAIN.test(text)) return text.length
  // `require` knows no types; this is the package's own.
  measure ??= (require('string-width') as typeof import('string-width')).default
  return measure(text)
}
