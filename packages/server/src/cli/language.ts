import type { Language } from '@warifu/protocol/explain'
import type { Environment } from '../config/env.ts'
import type { Config } from '../config/schema.ts'
import { en } from './texts/en.ts'
import { ja } from './texts/ja.ts'
import type { Texts } from './texts/texts.ts'

/** `auto` follows the locale of the environment: Japanese where it says so, else English. */
export function languageOf(wish: Config['language'], locale: Environment['locale']): Language {
  if (wish !== 'auto') return wish
  return /^ja([_.@-]|$)/i.test(locale ?? '') ? 'ja' : 'en'
}

export const textsOf = (language: Language): Texts => (language === 'ja' ? ja : en)

/** The language before the configuration is read, for --help and for what is wrong with the configuration itself. */
export function firstLanguage(argv: readonly string[], { settings, locale }: Environment): Language {
  const flag = argv.find((argument) => argument.startsWith('--language='))?.slice('--language='.length)
  const position = argv.indexOf('--language')
  const wish = flag ?? (position === -1 ? undefined : argv[position + 1]) ?? settings.get('WARIFU_LANGUAGE')
  return languageOf(wish === 'en' || wish === 'ja' ? wish : 'auto', locale)
}
