import type { ErrorName } from '@warifu/client'
import { explainError, type Explanation } from '@warifu/client/explain'
import { useLanguage } from '../i18n/use-say.ts'

/** One part of the explanation of an error, in the present language. Commands stand in backticks there. */
export function ExplanationPart({ error, part }: { readonly error: ErrorName; readonly part: keyof Explanation }) {
  const text = explainError(error)[useLanguage()][part]
  return text.split('`').map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : piece))
}
