/** What may begin to be completed: `@` people, `:` emoji, `#` rooms, `/` commands. */
export type TokenKind = 'mention' | 'emoji' | 'room' | 'command'

/** What is being typed at the caret: the characters from `from` to the caret, of which the first is the mark. */
export type Token = { readonly kind: TokenKind; readonly query: string; readonly from: number; readonly to: number }

const MARKS: Readonly<Record<string, TokenKind>> = {
  '@': 'mention',
  '＠': 'mention',
  ':': 'emoji',
  '：': 'emoji',
  '#': 'room',
  '＃': 'room',
}

/** Names may hold spaces; what is longer than this is a sentence that happens to begin with a mark. */
const MOST = 40
/** One letter after a colon is a smiley more often than an emoji's name. */
const LEAST_EMOJI = 2

/** The token that the caret stands in, or null. A mark counts at the beginning, after a space, and after Japanese, which has none. */
export function tokenAt(text: string, caret: number): Token | null {
  const before = text.slice(0, caret)
  const command = /^\/([a-z-]*)$/.exec(before)
  if (command !== null) return { kind: 'command', query: command[1] ?? '', from: 0, to: caret }
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const start = before.length - line.length
  for (let at = line.length - 1; at >= Math.max(0, line.length - MOST); at -= 1) {
    const kind = MARKS[line.charAt(at)]
    if (kind === undefined) continue
    if (!mayBegin(line.charAt(at - 1))) return null
    const query = line.slice(at + 1)
    // Only names go on after a space.
    if (/\s$/.test(query) || (kind !== 'mention' && /\s/.test(query))) return null
    if (kind === 'emoji' && query.length < LEAST_EMOJI && !/[^\x20-\x7e]/.test(query)) return null
    return { kind, query, from: start + at, to: caret }
  }
  return null
}

const mayBegin = (before: string): boolean => before === '' || /[\s\p{sc=Hira}\p{sc=Kana}\p{sc=Han}\p{P}]/u.test(before)
