import type { I18n } from '@lingui/core'
import { languages, type Language } from '../i18n/i18n.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export type Preferences = { readonly language: Language; readonly theme: Theme }

export type PreferencesModel = Model<Preferences> & {
  readonly speak: (language: Language) => void
  readonly wear: (theme: Theme) => void
}

/** The root element, as far as its appearance goes. `public/appearance.js` sets the same before the first paint. */
export type Root = { lang: string; readonly dataset: Record<string, string | undefined> }

const LANGUAGE = 'warifu.language'
const THEME = 'warifu.theme'

/** Language and theme: remembered at this browser, in effect at once. */
export function createPreferencesModel(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  root: Root,
  i18n: I18n,
): PreferencesModel {
  const theme = themes.find((each) => each === recall(storage, THEME)) ?? 'system'
  const language = languages.find((each) => each === root.lang) ?? 'en'
  const snapshots = createSnapshots<Preferences>({ language, theme })
  i18n.activate(language)
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    speak(next) {
      root.lang = next
      i18n.activate(next)
      remember(storage, LANGUAGE, next)
      snapshots.set({ ...snapshots.snapshot(), language: next })
    },
    wear(next) {
      if (next === 'system') delete root.dataset['theme']
      else root.dataset['theme'] = next
      remember(storage, THEME, next)
      snapshots.set({ ...snapshots.snapshot(), theme: next })
    },
  }
}

// A browser may forbid storage; then a choice lasts as long as the page.
function recall(storage: Pick<Storage, 'getItem'>, key: string): string | null {
  try {
    return storage.getItem(key)
  } catch {
    return null
  }
}

function remember(storage: Pick<Storage, 'setItem'>, key: string, value: string): void {
  try {
    storage.setItem(key, value)
  } catch {
    return
  }
}
