import type { Entry } from '@warifu/protocol'
import type { PageLimits } from './store.ts'

/** Entries in the order in which they were taken, what belongs to them, and whether more lie beyond. */
export type Page = { readonly entries: readonly Entry[]; readonly related: readonly Entry[]; readonly more: boolean }

/**
 * Takes entries, nearest first, each with what became of it, until the page is full; but one at least. Takes no more from
 * `nearest` than one entry beyond the page.
 */
export function takePage(
  nearest: Iterable<Entry>,
  relatedOf: (entry: Entry) => readonly Entry[],
  { limit, maxRelated, maxChars }: PageLimits,
): Page {
  const entries: Entry[] = []
  const related: Entry[] = []
  let chars = 0
  for (const entry of nearest) {
    if (entries.length >= limit) return { entries, related, more: true }
    const its = relatedOf(entry)
    chars += [entry, ...its].reduce((sum, each) => sum + lengthOf(each), 0)
    const isFull = chars > maxChars || related.length + its.length > maxRelated
    if (isFull && entries.length > 0) return { entries, related, more: true }
    entries.push(entry)
    related.push(...its)
  }
  return { entries, related, more: false }
}

/** A run of the sequence in rising order; what stands on the page is not told of twice. */
export function asRun({ entries, related, more }: Page, direction: 'before' | 'after'): Page {
  const run = direction === 'before' ? entries.toReversed() : entries
  const first = run[0]?.sequence ?? 0
  const last = run.at(-1)?.sequence ?? 0
  const elsewhere = related.filter(({ sequence }) => sequence < first || sequence > last)
  return { entries: run, related: inSequence(elsewhere), more }
}

export const inSequence = (entries: readonly Entry[]): readonly Entry[] =>
  entries.toSorted((a, b) => a.sequence - b.sequence)

const lengthOf = (entry: Entry): number => ('envelope' in entry ? entry.envelope.length : 0)
