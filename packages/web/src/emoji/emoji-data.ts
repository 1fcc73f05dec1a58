import { isEmoji } from '@warifu/client'
import { fold } from '../completion/fold-search.ts'
import type { Language } from '../i18n/i18n.ts'

/** One emoji as people look for it. */
export type Emoji = {
  readonly emoji: string
  /** In the reader's language. */
  readonly label: string
  /** `thumbsup`; null where it has none. */
  readonly shortcode: string | null
  /** What it is called, in both languages and as a shortcode: folded, to be found. */
  readonly names: readonly string[]
  /** The same, and what it makes people think of. */
  readonly words: readonly string[]
  /** Its category, as emojibase numbers them. */
  readonly group: number
}

/** What is in a file of emojibase; parts of flags and skin tones have no group. */
export type Entry = {
  readonly hexcode: string
  readonly unicode: string
  readonly label: string
  readonly tags?: readonly string[]
  readonly group?: number
  readonly order?: number
}

export type Shortcodes = Readonly<Record<string, string | readonly string[]>>

/** Group 2 of emojibase holds skin tones and hair: parts, not emoji. */
const PARTS = 2

const loaded = new Map<Language, Promise<readonly Emoji[]>>()

/** All emoji, from our own origin, in the order in which keyboards show them: loaded and arranged once, when somebody first needs one. */
export function loadEmoji(language: Language): Promise<readonly Emoji[]> {
  const known = loaded.get(language)
  if (known !== undefined) return known
  const loading = load(language)
  loaded.set(language, loading)
  // What could not be loaded is asked for again.
  loading.catch(() => loaded.delete(language))
  return loading
}

async function load(language: Language): Promise<readonly Emoji[]> {
  const { english, japanese, shortcodes } = await import('./emoji-files.ts')
  return arrangeEmoji(language, english, japanese, shortcodes)
}

export function arrangeEmoji(
  language: Language,
  english: readonly Entry[],
  japanese: readonly Entry[],
  shortcodes: Shortcodes,
): readonly Emoji[] {
  const inJapanese = new Map(japanese.map((entry) => [entry.hexcode, entry]))
  return english
    .filter((entry) => entry.group !== undefined && entry.group !== PARTS)
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .flatMap((entry): Emoji[] => {
      const emoji = interchanged(entry.unicode)
      if (emoji === null) return []
      const own = inJapanese.get(entry.hexcode)
      const codes = [shortcodes[entry.hexcode] ?? []].flat()
      const names = [...codes, entry.label, ...(own === undefined ? [] : [own.label])].map(findable)
      return [
        {
          emoji,
          label: language === 'ja' ? (own?.label ?? entry.label) : entry.label,
          shortcode: codes[0] ?? null,
          names,
          words: [...names, ...[...(entry.tags ?? []), ...(own?.tags ?? [])].map(findable)],
          group: entry.group ?? 0,
        },
      ]
    })
}

/** Shortcodes have `_` where words have a space. */
export const findable = (words: string): string => fold(words.replaceAll('_', ' '))

/**
 * An emoji as it is interchanged, so that the same one is the same text for everybody: emojibase puts a sign behind some that are
 * emoji without it. Null where it is newer than this browser, which could neither draw it nor react with it.
 */
function interchanged(written: string): string | null {
  return [written, written.replace(/\uFE0F$/, '')].find(isEmoji) ?? null
}
