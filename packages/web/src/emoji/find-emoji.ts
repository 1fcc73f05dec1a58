import { needleOf, rankOf } from '../completion/fold-search.ts'
import type { Emoji } from './emoji-data.ts'

/** The best found first; at most `most`. For nothing, the first ones. */
export function findEmoji(all: readonly Emoji[], typed: string, most: number): readonly Emoji[] {
  const needle = needleOf(typed.replaceAll('_', ' '))
  if (needle.length === 0) return all.slice(0, most)
  return all
    .flatMap((emoji) => {
      const rank = rankOf(
        needle,
        emoji.words.map((word) => word.replaceAll('_', ' ')),
      )
      // Scattered letters find too much among so many words.
      return rank === null || rank >= 3 * needle.length ? [] : [{ emoji, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ emoji }) => emoji)
}
