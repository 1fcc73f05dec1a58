/**
 * Some texts cost a Markdown parser the square of their length: thousands of `[` or `*` look for their partners, thousands of `>`
 * stand in each other. Nobody writes them to be read. Beyond these bounds a text is shown as its letters, without a parser.
 */
const MOST_MARKS = 1_000
const DEEPEST = 12

/** How deep quotes and lists may stand in each other on the screen. */
export const DEEPEST_SHOWN = 6

const MARKS = /[*_~[\]`!<@&\\]/g
/** Only what every parser takes for a fence: were one seen where none is, marks would go uncounted. */
const FENCE = /^(`{3,}|~{3,})[^`]*$/
const CLOSING = /^[ \t]*(`{3,}|~{3,})[ \t]*$/
const CONTAINER = /^[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/

/** Whether a parser may look at the text. Takes one pass, and no more than `DEEPEST` looks at the beginning of a line. */
export function isWithinBounds(text: string): boolean {
  let marks = 0
  let fence: string | null = null
  for (const line of text.split('\n')) {
    if (fence !== null) {
      if (CLOSING.exec(line)?.[1]?.startsWith(fence) === true) fence = null
      continue
    }
    fence = FENCE.exec(line)?.[1] ?? null
    marks += line.match(MARKS)?.length ?? 0
    if (marks > MOST_MARKS || depth(line) > DEEPEST) return false
  }
  return true
}

function depth(line: string): number {
  let rest = line
  for (let found = 0; found <= DEEPEST; found += 1) {
    const container = CONTAINER.exec(rest)
    if (container === null) return found
    rest = rest.slice(container[0].length)
  }
  return DEEPEST + 1
}
