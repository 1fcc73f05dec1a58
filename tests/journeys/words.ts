import { readFileSync } from 'node:fs'

export type Language = 'en' | 'ja'

const catalog = (language: Language): Readonly<Record<string, string>> =>
  JSON.parse(
    readFileSync(new URL(`../../packages/web/src/i18n/catalogs/${language}.json`, import.meta.url), 'utf8'),
  ) as Record<string, string>

const catalogs = { en: catalog('en'), ja: catalog('ja') }

/** What a button or a label says, from the catalog that the page itself uses. `{name}` is filled in; plurals are not for here. */
export function words(language: Language, id: string, values: Readonly<Record<string, string>> = {}): string {
  const text = catalogs[language][id]
  if (text === undefined) throw new Error(`no text ${id}`)
  return Object.entries(values).reduce((sentence, [name, value]) => sentence.replaceAll(`{${name}}`, value), text)
}
