/** Where the ones that were used last are kept: at this browser. */
export type EmojiShelf = Pick<Storage, 'getItem' | 'setItem'>

const KEY = 'warifu.recentEmoji'
const MOST = 16

/** The ones that were used last, the last first. A browser that forbids storage remembers none: there, even its name throws. */
export function recentEmoji(shelf: () => EmojiShelf): readonly string[] {
  try {
    const kept: unknown = JSON.parse(shelf().getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

export function rememberEmoji(shelf: () => EmojiShelf, emoji: string): void {
  const kept = [emoji, ...recentEmoji(shelf).filter((each) => each !== emoji)].slice(0, MOST)
  try {
    shelf().setItem(KEY, JSON.stringify(kept))
  } catch {
    // It is an aid; without it the picker works as well.
  }
}
