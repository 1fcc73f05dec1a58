import type { Emoji } from '../emoji/emoji-data.ts'
import { createSnapshots, type Model } from '../snapshots.ts'
import { suggest, type Suggestion, type SuggestionSources } from './suggestions.ts'
import { tokenAt, type Token } from './token.ts'

export type CompletionSnapshot =
  | { readonly state: 'closed' }
  | {
      readonly state: 'open'
      readonly token: Token
      readonly suggestions: readonly Suggestion[]
      /** Which one Enter takes. */
      readonly at: number
    }

/** What is to be put in place of the characters from `from` to `to`. */
export type Taken = {
  readonly from: number
  readonly to: number
  readonly piece: string
  readonly mention: Suggestion['mention']
}

export type CompletionModel = Model<CompletionSnapshot> & {
  /** Somebody typed: what stands in the field now, and where the caret is. Nothing else opens the list. */
  readonly typed: (text: string, caret: number) => void
  /** The caret went elsewhere by itself. */
  readonly moved: (text: string, caret: number) => void
  readonly move: (step: 1 | -1) => void
  /** True where the present suggestion is what stands there already, as a command typed to its end: nothing is left to take. */
  readonly isTyped: () => boolean
  /** Takes a suggestion, by default the present one; null where none is open. */
  readonly take: (index: number | null) => Taken | null
  /** Closed by hand: it stays closed while the same thing is typed on. */
  readonly dismiss: () => void
  /** Nobody is writing any more, or something else. */
  readonly leave: () => void
}

/** What completes what is typed at the caret. @param loadEmoji asked with each emoji that is looked for: the language may be another one */
export function createCompletionModel(
  sources: () => Omit<SuggestionSources, 'emoji'>,
  loadEmoji: () => Promise<readonly Emoji[]>,
): CompletionModel {
  const snapshots = createSnapshots<CompletionSnapshot>({ state: 'closed' })
  let emoji: readonly Emoji[] = []
  let loading = false
  /** What stands in the field, as far as it was typed here; null: nobody writes. */
  let looked: { readonly text: string; readonly caret: number } | null = null
  /** The mark whose list was closed by hand, or taken from. */
  let done: { readonly from: number; readonly mark: string } | null = null

  const close = () => {
    if (snapshots.snapshot().state === 'open') snapshots.set({ state: 'closed' })
  }
  const finish = ({ from }: Token) => {
    done = { from, mark: looked?.text.charAt(from) ?? '' }
    close()
  }

  const askForEmoji = () => {
    if (loading) return
    loading = true
    loadEmoji().then(
      (loaded) => {
        loading = false
        if (loaded === emoji) return
        emoji = loaded
        show()
      },
      () => {
        // Without them everything else is completed; the next key asks again.
        loading = false
      },
    )
  }

  const present = (): Token | null => {
    if (looked === null) return null
    const { text, caret } = looked
    if (done !== null && text.charAt(done.from) !== done.mark) done = null
    const token = tokenAt(text, caret)
    return token === null || token.from === done?.from ? null : token
  }
  const show = () => {
    const token = present()
    const suggestions = token === null ? [] : suggest(token, { ...sources(), emoji })
    if (token === null || suggestions.length === 0) close()
    else snapshots.set({ state: 'open', token, suggestions, at: 0 })
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    typed(text, caret) {
      if (looked?.text === text && looked.caret === caret) return
      looked = { text, caret }
      show()
      if (present()?.kind === 'emoji') askForEmoji()
    },
    moved(text, caret) {
      if (looked === null || (looked.text === text && looked.caret === caret)) return
      const shown = snapshots.snapshot()
      const isWithin = shown.state === 'open' && tokenAt(text, caret)?.from === shown.token.from
      looked = isWithin ? { text, caret } : null
      if (isWithin) show()
      else close()
    },
    move(step) {
      const shown = snapshots.snapshot()
      if (shown.state === 'closed') return
      const { length } = shown.suggestions
      snapshots.set({ ...shown, at: (shown.at + step + length) % length })
    },
    isTyped() {
      const shown = snapshots.snapshot()
      if (shown.state === 'closed' || looked === null) return false
      const suggestion = shown.suggestions[shown.at]
      return suggestion?.mention === null && looked.text.slice(shown.token.from, shown.token.to) === suggestion.insert
    },
    take(index) {
      const shown = snapshots.snapshot()
      if (shown.state === 'closed' || looked === null) return null
      const suggestion = shown.suggestions[index ?? shown.at]
      if (suggestion === undefined) return null
      const { from, to } = shown.token
      // A space follows; one that stands there already is that one.
      const end = looked.text.charAt(to) === ' ' ? to + 1 : to
      finish(shown.token)
      return { from, to: end, piece: `${suggestion.insert} `, mention: suggestion.mention }
    },
    dismiss() {
      const shown = snapshots.snapshot()
      if (shown.state === 'open') finish(shown.token)
    },
    leave() {
      looked = null
      done = null
      close()
    },
  }
}
