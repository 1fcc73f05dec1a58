import { needleOf, rankOfFolded, type Needle } from '../completion/fold-search.ts'
import { findable, type Emoji } from './emoji-data.ts'

/** The best found first; at most `most`. For nothing, the first ones. */
export function findEmoji(all: readonly Emoji[], typed: string, most: number): readonly Emoji[] {
  const needle = needleOf(findable(typed))
  if (needle.length === 0) return all.slice(0, most)
  return all
    .flatMap((emoji) => {
      const rank = rankOfEmoji(needle, emoji)
      return rank === null ? [] : [{ emoji, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ emoji }) => emoji)
}

const NAMED_SO = -1
const BY_TAG = 0.5

/** What is called so comes first; what is called like it, before what only makes people think of it. */
function rankOfEmoji(needle: Needle, { names, words }: Emoji): number | null {
  const rank = rankOfFolded(needle, words)
  if (rank === null) return null
  if (names.includes(needle.join(' '))) return NAMED_SO
  return Math.min(rank + BY_TAG, rankOfFolded(needle, names) ?? Infinity)
}
