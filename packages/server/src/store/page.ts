import type { Entry } from '@warifu/protocol'

/** A page of history: entries in rising order, and whether more lie beyond it. */
export type Page = { readonly entries: readonly Entry[]; readonly more: boolean }

/**
 * Takes entries, nearest first, until `limit` of them or until their envelopes would pass `maxChars` characters; but one at least.
 * Takes no more from `nearest` than one entry beyond the page.
 */
export function pageOf(nearest: Iterable<Entry>, direction: 'before' | 'after', limit: number, maxChars: number): Page {
  const entries: Entry[] = []
  let chars = 0
  let more = false
  for (const entry of nearest) {
    chars += entry.envelope.length
    more = entries.length >= limit || (chars > maxChars && entries.length > 0)
    if (more) break
    entries.push(entry)
  }
  return { entries: direction === 'before' ? entries.reverse() : entries, more }
}
