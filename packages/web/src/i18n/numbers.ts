import type { Language } from './i18n.ts'

/** Formatters are costly to make, so there is one of each for a language. */
type Numbers = {
  /** How many: 48,201. */
  readonly count: (value: number) => string
  /** Names one after the other, as each language joins them: "A, B and C". */
  readonly list: (names: readonly string[]) => string
}

function createNumbers(locale: Language): Numbers {
  const count = new Intl.NumberFormat(locale)
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return { count: (value) => count.format(value), list: (names) => list.format(names) }
}

export const numbers: Readonly<Record<Language, Numbers>> = { en: createNumbers('en'), ja: createNumbers('ja') }
