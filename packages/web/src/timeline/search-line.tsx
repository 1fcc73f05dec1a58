import { Explained } from '../explained/explained.tsx'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { IconButton } from '../parts/icon-button.tsx'
import css from './search-line.module.css'
import type { Search, Target } from './timeline-snapshot.ts'

/** That a place is looked for, or that it was not found, and why. */
export function SearchLine({
  search,
  onRetry,
  onDismiss,
}: {
  readonly search: Exclude<Search, { state: 'none' }>
  readonly onRetry: (target: Target) => void
  readonly onDismiss: () => void
}) {
  const say = useSay()
  if (search.state === 'looking') {
    return (
      <p className={css['line']} role="status" data-state="looking">
        {say('timeline.looking')}
      </p>
    )
  }
  return (
    <div className={css['line']} role="alert">
      <p>{search.state === 'missing' ? say('timeline.missing') : <Explained error={search.error} part="what" />}</p>
      {search.state === 'failed' ? (
        <Button
          kind="plain"
          onClick={() => {
            onRetry(search.target)
          }}
        >
          {say('retry')}
        </Button>
      ) : null}
      <IconButton icon="close" label={say('timeline.missing.dismiss')} onClick={onDismiss} />
    </div>
  )
}
