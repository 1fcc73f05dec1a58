import type { I18n } from '@lingui/core'
import { languages, type Language } from '../i18n/i18n.ts'
import { createSnapshots, type Model } from '../snapshots.ts'
import { choiceNames, chosen, keptAs, unchosen, type ChoiceName, type Choices } from './choices.ts'
import { paint, type Root } from './paint.ts'

export type Preferences = Choices & { readonly language: Language }

export type PreferencesModel = Model<Preferences> & {
  readonly speak: (language: Language) => void
  readonly choose: <Name extends ChoiceName>(name: Name, value: Choices[Name]) => void
}

/** Where choices are kept. Other tabs of this browser keep theirs in the same place. */
export type Kept = Pick<Storage, 'getItem' | 'setItem'> & {
  /** Another tab changed what is kept under a key; null: all of it. */
  readonly onChanged: (listener: (key: string | null) => void) => () => void
}

/** What somebody prefers at this browser: remembered here, in effect at once, the same in every tab. Lasts as long as the page. */
export function createPreferencesModel(
  kept: Kept,
  root: Root,
  i18n: I18n,
  systemWantsMore: Model<boolean>,
): PreferencesModel {
  const language = languages.find((each) => each === root.lang) ?? 'en'
  const snapshots = createSnapshots<Preferences>({ ...recalled(kept), language })
  i18n.activate(language)

  const paintNow = () => {
    paint(root, snapshots.snapshot(), systemWantsMore.snapshot())
  }
  const become = (next: Preferences) => {
    if (next.language !== root.lang) {
      root.lang = next.language
      i18n.activate(next.language)
    }
    snapshots.set(next)
    paintNow()
  }
  paintNow()
  systemWantsMore.subscribe(paintNow)
  kept.onChanged((key) => {
    const { language: present } = snapshots.snapshot()
    const spoken = languages.find((each) => each === recall(kept, keptAs('language'))) ?? present
    if (key === null || key.startsWith('warifu.')) become({ ...recalled(kept), language: spoken })
  })

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    speak(next) {
      remember(kept, keptAs('language'), next)
      become({ ...snapshots.snapshot(), language: next })
    },
    choose(name, value) {
      remember(kept, keptAs(name), value)
      become({ ...snapshots.snapshot(), [name]: value })
    },
  }
}

function recalled(kept: Kept): Choices {
  const read = <Name extends ChoiceName>(name: Name): [Name, Choices[Name]] => [
    name,
    chosen(name, recall(kept, keptAs(name))) ?? unchosen(name),
  ]
  // Every name of the table, each with a value of its own: `fromEntries` alone forgets that.
  return Object.fromEntries(choiceNames.map(read)) as Choices
}

// A browser may forbid storage; then a choice lasts as long as the page.
function recall(kept: Kept, key: string): string | null {
  try {
    return kept.getItem(key)
  } catch {
    return null
  }
}

function remember(kept: Kept, key: string, value: string): void {
  try {
    kept.setItem(key, value)
  } catch {
    return
  }
}
