import { useSay } from '../i18n/use-say.ts'
import { inertSegments } from './inert.ts'
import css from './message-text.module.css'

/** A stranger's letters: characters that would act without being seen are shown by their code. */
export function Letters({ text }: { readonly text: string }) {
  const say = useSay()
  return inertSegments(text).map((segment, index) =>
    segment.kind === 'text' ? (
      segment.text
    ) : (
      <span key={index} className={css['control']} title={say('timeline.control')}>
        {segment.name}
      </span>
    ),
  )
}
