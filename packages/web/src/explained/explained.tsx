import type { ErrorName } from '@warifu/client'
import { lazy, Suspense, type ComponentProps, type ComponentType } from 'react'
import type { Language, Say } from '../i18n/i18n.ts'
import { useSay } from '../i18n/use-say.ts'
import type { ExplanationPart } from './explanation.tsx'

/**
 * The texts of all errors are a file of their own. It is fetched right after the start, so that it is here when it is needed:
 * just then the server may be out of reach.
 */
export const fetchExplanations = () => import('./explanation.tsx')

/** The same as plain text. Where the file cannot be fetched: that something went wrong. */
export const explainIn = (error: ErrorName, language: Language, say: Say): Promise<string> =>
  fetchExplanations().then(
    ({ explainPlainly }) => explainPlainly(error, language),
    () => say('trouble.no-words'),
  )

type Props = ComponentProps<typeof ExplanationPart>

const Loaded = lazy<ComponentType<Props>>(() =>
  fetchExplanations().then(
    (file) => ({ default: file.ExplanationPart }),
    () => ({ default: NoWords }),
  ),
)

/** What an error means, or what to do about it. */
export function Explained(props: Props) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  )
}

/** The file could not be fetched: the code stands beside it all the same. */
function NoWords({ part }: Props) {
  const say = useSay()
  return part === 'what' ? say('trouble.no-words') : null
}
