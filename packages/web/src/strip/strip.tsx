import { Explained } from '../explained/explained.tsx'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import type { Strip, StripModel } from './strip.model.ts'
import css from './strip.module.css'

/** One line above everything, only while the connection is not as it should be. */
export function ConnectionStrip({ model }: { readonly model: StripModel }) {
  const say = useSay()
  const strip = useSnapshot(model)
  const shown = strip.state !== 'hidden'
  return (
    // The region is always there, so that a screen reader hears what comes into it.
    <section className={css['region']} aria-label={say('strip.label')} data-shown={shown}>
      {shown ? (
        <div className={css['strip']} data-state={strip.state}>
          <p>
            <span role="status">
              <strong>
                <Happened strip={strip} />
              </strong>
              {strip.unsent > 0 ? <> {say('strip.unsent', { count: strip.unsent })}</> : null}
            </span>
            {strip.state === 'reconnecting' ? (
              // A countdown that is read out every second would leave no room for anything else.
              <span aria-hidden="true">
                {' '}
                {strip.seconds === null ? say('strip.trying') : say('strip.seconds', { seconds: strip.seconds })}
              </span>
            ) : null}
          </p>
          {strip.state === 'reconnecting' || strip.state === 'refused' ? (
            <Button kind="plain" onClick={model.retryNow}>
              {say('strip.retry-now')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}

function Happened({ strip }: { readonly strip: Exclude<Strip, { state: 'hidden' }> }) {
  const say = useSay()
  switch (strip.state) {
    case 'offline':
      return say('strip.offline')
    case 'draining':
      return say('strip.draining')
    case 'reconnecting':
      return say('strip.reconnecting')
    case 'refused':
      return <Explained error={strip.error} part="what" />
  }
}
