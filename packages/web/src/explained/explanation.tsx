import type { ErrorName } from '@warifu/client'
import { explainError, type Explanation } from '@warifu/client/explain'
import type { Language } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/use-say.ts'

/** One part of the explanation of an error, in the present language. Commands stand in backticks there. */
export function ExplanationPart({ error, part }: { readonly error: ErrorName; readonly part: keyof Explanation }) {
  const text = explainError(error)[useLanguage()][part]
  return text.split('`').map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : piece))
}

/** What happened and what to do about it, where only plain text can stand. */
export function explainPlainly(error: ErrorName, language: Language): string {
  const { what, mend } = explainError(error)[language]
  return `${what} ${mend}`.replaceAll('`', '')
}
