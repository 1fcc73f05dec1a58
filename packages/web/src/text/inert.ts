/** A stretch of a stranger's text: shown as it is, or a control character shown by its name. */
export type Segment =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'control'; readonly name: string }

/**
 * Characters that act on a screen without being seen: bidi embeddings, overrides and isolates (Unicode UAX #9), and controls other
 * than line feed and tab. A reader is told that they are there; they take no effect.
 */
const ACTING = /([\u202A-\u202E\u2066-\u2069\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029])/

/** Splits a text into what a screen may show. Joined again, with the controls put back, it is the text. */
export function inertSegments(text: string): readonly Segment[] {
  const lines = text.replace(/\r\n?/g, '\n')
  return lines
    .split(ACTING)
    .filter((part) => part !== '')
    .map((part) => (ACTING.test(part) ? { kind: 'control', name: codePointName(part) } : { kind: 'text', text: part }))
}

const codePointName = (char: string) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
