/** A text on one line, without its marks: for the quote above a reply, the announcer, a notification. Never longer than the text. */
export function plainTextOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
