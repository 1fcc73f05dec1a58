/** Higher numbers are told as "more than", as everywhere on the screen. */
const MOST = 99

/**
 * The title of a page with what is unread before it: `(3) Security · Warifu`. A tab shows the first few letters only, so what is
 * meant for the reader comes alone: `(@2) Security · Warifu`.
 * @param mentions those among `count` that are meant for the reader
 */
export function titleWith(count: number, mentions: number, title: string): string {
  if (mentions > 0) return `(@${atMost(mentions)}) ${title}`
  return count > 0 ? `(${atMost(count)}) ${title}` : title
}

const atMost = (count: number) => (count > MOST ? `${MOST}+` : String(count))
