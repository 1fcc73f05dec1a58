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

/** A text with something put into it, and where the caret stands then. */
export type Completed = { readonly text: string; readonly caret: number; readonly suggestion: Suggestion }

export type CompletionModel = Model<CompletionSnapshot> & {
  /** The text or the caret is another one now. */
  readonly look: (text: string, caret: number) => void
  readonly move: (step: 1 | -1) => void
  /** Puts a suggestion in place of what was typed; null where none is open. */
  readonly take: (index: number | null) => Completed | null
  readonly close: () => void
}

/** What completes what is typed at the caret. @param loadEmoji asked for with the first emoji */
export function createCompletionModel(
  sources: () => Omit<SuggestionSources, 'emoji'>,
  loadEmoji: () => Promise<readonly Emoji[]>,
): CompletionModel {
  const snapshots = createSnapshots<CompletionSnapshot>({ state: 'closed' })
  let emoji: readonly Emoji[] | 'none' | 'loading' = 'none'
  let looked = { text: '', caret: 0 }
  /** Where a token began that was closed by hand: it stays closed while it is typed on. */
  let dismissed: number | null = null

  const close = () => {
    snapshots.set({ state: 'closed' })
  }

  const need = () => {
    if (emoji !== 'none') return
    emoji = 'loading'
    loadEmoji().then(
      (loaded) => {
        emoji = loaded
        update()
      },
      () => {
        emoji = 'none'
      },
    )
  }

  const update = () => {
    const { text, caret } = looked
    const token = tokenAt(text, caret)
    if (token?.from !== dismissed) dismissed = null
    if (token === null || dismissed !== null) {
      close()
      return
    }
    if (token.kind === 'emoji') need()
    const suggestions = suggest(token, { ...sources(), emoji: typeof emoji === 'string' ? [] : emoji })
    if (suggestions.length === 0) close()
    else snapshots.set({ state: 'open', token, suggestions, at: 0 })
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    look(text, caret) {
      if (looked.text === text && looked.caret === caret) return
      looked = { text, caret }
      update()
    },
    move(step) {
      const shown = snapshots.snapshot()
      if (shown.state === 'closed') return
      const { length } = shown.suggestions
      snapshots.set({ ...shown, at: (shown.at + step + length) % length })
    },
    take(index) {
      const shown = snapshots.snapshot()
      if (shown.state === 'closed') return null
      const suggestion = shown.suggestions[index ?? shown.at]
      if (suggestion === undefined) return null
      const { text } = looked
      const head = `${text.slice(0, shown.token.from)}${suggestion.insert} `
      const completed = { text: head + text.slice(shown.token.to).replace(/^ /, ''), caret: head.length, suggestion }
      looked = completed
      close()
      return completed
    },
    close() {
      const shown = snapshots.snapshot()
      if (shown.state === 'open') dismissed = shown.token.from
      close()
    },
  }
}
