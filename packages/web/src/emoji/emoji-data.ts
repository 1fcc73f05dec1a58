import type { Language } from '../i18n/i18n.ts'

/** One emoji as people look for it. */
export type Emoji = {
  readonly emoji: string
  /** In the reader's language. */
  readonly label: string
  /** `thumbsup`; null where it has none. */
  readonly shortcode: string | null
  /** What it can also be found by, in both languages. */
  readonly words: readonly string[]
  /** Its category, as emojibase numbers them. */
  readonly group: number
}

/** What is in a file of emojibase; parts of flags and skin tones have no group. */
type Entry = {
  readonly hexcode: string
  readonly unicode: string
  readonly label: string
  readonly tags?: readonly string[]
  readonly group?: number
  readonly order?: number
}

type Shortcodes = Readonly<Record<string, string | readonly string[]>>

/** Group 2 of emojibase holds skin tones and hair: parts, not emoji. */
const PARTS = 2

/** All emoji, from our own origin, in the order in which keyboards show them. Loaded when somebody first needs one. */
export async function loadEmoji(language: Language): Promise<readonly Emoji[]> {
  const [english, japanese, github] = await Promise.all([
    import('emojibase-data/en/compact.json', { with: { type: 'json' } }),
    import('emojibase-data/ja/compact.json', { with: { type: 'json' } }),
    import('emojibase-data/en/shortcodes/github.json', { with: { type: 'json' } }),
  ])
  return arrangeEmoji(language, english.default, japanese.default, github.default)
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
    .map((entry) => {
      const own = inJapanese.get(entry.hexcode)
      const codes = [shortcodes[entry.hexcode] ?? []].flat()
      return {
        emoji: entry.unicode,
        label: language === 'ja' ? (own?.label ?? entry.label) : entry.label,
        shortcode: codes[0] ?? null,
        words: [...codes, entry.label, ...(entry.tags ?? []), own?.label ?? '', ...(own?.tags ?? [])],
        group: entry.group ?? 0,
      }
    })
}
