import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Trouble } from '../parts/trouble.tsx'
import css from './edges.module.css'
import type { Edge } from './timeline-snapshot.ts'

/** What stands above the first loaded message: where the room begins, or how far loading has come. */
export function OlderEdge({ edge, onRetry }: { readonly edge: Edge; readonly onRetry: () => void }) {
  const say = useSay()
  if (edge.state === 'none') return <p className={css['edge']}>{say('timeline.beginning')}</p>
  return <LoadingEdge edge={edge} words={say('timeline.loading-older')} onRetry={onRetry} />
}

/** What stands below the last loaded message where the present is further down. */
export function NewerEdge({ edge, onRetry }: { readonly edge: Edge; readonly onRetry: () => void }) {
  const say = useSay()
  if (edge.state === 'none') return null
  return <LoadingEdge edge={edge} words={say('timeline.loading-newer')} onRetry={onRetry} />
}

/** As high while something is fetched as before. */
function LoadingEdge({
  edge,
  words,
  onRetry,
}: {
  readonly edge: Exclude<Edge, { state: 'none' }>
  readonly words: string
  readonly onRetry: () => void
}) {
  const say = useSay()
  if (edge.state === 'failed') {
    return (
      <div className={css['failed']}>
        <Trouble
          error={edge.error}
          action={
            <Button kind="plain" onClick={onRetry}>
              {say('retry')}
            </Button>
          }
        />
      </div>
    )
  }
  return (
    <div className={css['loading']} data-state={edge.state}>
      <span className={css['bone']} aria-hidden="true" />
      {edge.state === 'loading' ? words : null}
    </div>
  )
}
