import { useLingui } from '@lingui/react'
import { languageOf, sayIn, type Language, type Say } from './i18n.ts'

/** Sentences in the present language; the view renders again when it changes. */
export const useSay = (): Say => sayIn(useLingui().i18n)

export const useLanguage = (): Language => languageOf(useLingui().i18n)
