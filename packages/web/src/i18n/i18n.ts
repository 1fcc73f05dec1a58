import { setupI18n, type I18n, type MessageId, type Messages } from '@lingui/core'
import en from './catalogs/en.json' with { type: 'json' }
import ja from './catalogs/ja.json' with { type: 'json' }

export type { MessageId } from '@lingui/core'

export const languages = ['ja', 'en'] as const
export type Language = (typeof languages)[number]

/** Both catalogs are in the bundle: changing the language waits for nothing. */
const catalogs: Readonly<Record<Language, Messages>> = { en, ja }

export function createI18n(language: Language): I18n {
  return setupI18n({ locale: language, messages: catalogs, missing: missingMessage })
}

/** The present language. */
export const languageOf = ({ locale }: I18n): Language => languages.find((language) => language === locale) ?? 'en'

/** What goes into a sentence. People's own words belong in `<Words>`, as elements, wherever the place allows elements. */
export type Values = Readonly<Record<string, string | number>>

/** A sentence of the interface in the present language. */
export type Say = (id: MessageId, values?: Values) => string

/**
 * Lingui decodes `\u202E` in finished sentences, also where the letters came in with a value: a person could then be named with a
 * character that no name may hold. So a backslash of a value travels as a noncharacter, which no name or text can hold.
 */
const BACKSLASH = '\uFDD0'

export const sayIn =
  (i18n: I18n): Say =>
  (id, values = {}) =>
    i18n._(id, shield(values)).replaceAll(BACKSLASH, '\\')

const shield = (values: Values): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.replaceAll('\\', BACKSLASH) : value,
    ]),
  )

function missingMessage(language: string, id: string): never {
  throw new Error(`no message ${id} in ${language}`)
}
