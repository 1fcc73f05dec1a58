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
  const command = /^\/([a-z-]*)$/i.exec(before)
  if (command !== null) return { kind: 'command', query: command[1] ?? '', from: 0, to: caret }
  const line = before.slice(before.lastIndexOf('\n') + 1)
  if (isInCode(before, line)) return null
  const start = before.length - line.length
  for (let at = line.length - 1; at >= Math.max(0, line.length - MOST); at -= 1) {
    const kind = MARKS[line.charAt(at)]
    if (kind === undefined) continue
    const query = line.slice(at + 1)
    return mayStand(kind, line.slice(0, at), query, line.charAt(at))
      ? { kind, query, from: start + at, to: caret }
      : null
  }
  return null
}

function mayStand(kind: TokenKind, before: string, query: string, mark: string): boolean {
  if (kind === 'emoji') return mayBeEmoji(before, query, mark)
  if (IN_ADDRESS.test(before) || /\s$/.test(query)) return false
  // Only names go on after a space.
  return kind === 'mention' || !/\s/.test(query)
}

/** Behind these a mark is a part of an address: letters of scripts with spaces, and the signs between them. */
const IN_ADDRESS = /(?:[[\p{L}\p{N}]--[\p{scx=Hira}\p{scx=Kana}\p{scx=Han}]]|[.\/_%+\-=\&?#@\\])$/v

/** In Japanese a colon stands between a name and its value (`場所：東京`): there, only Latin letters are the name of an emoji. */
function mayBeEmoji(before: string, query: string, mark: string): boolean {
  if (query === '' || /\s/.test(query)) return false
  const isLatin = /^[\x21-\x7e]*$/.test(query)
  if (isLatin && query.length < LEAST_EMOJI) return false
  if (/(?:^|\s)$/.test(before)) return true
  return mark === ':' && isLatin && !IN_ADDRESS.test(before)
}

/** Between the marks of code nothing is meant but code. */
function isInCode(before: string, line: string): boolean {
  const fences = before.split('\n').filter((each) => /^ {0,3}(?:```|~~~)/.test(each)).length
  return fences % 2 === 1 || line.split('`').length % 2 === 0
}
