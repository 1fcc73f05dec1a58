import { useRef, type Ref, useImperativeHandle } from 'react'
import { useSay } from '../i18n/use-say.ts'
import type { People } from '../people/people.model.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import { ScrollKeeper } from './scroll-keeper.tsx'
import { TimelineRow } from './timeline-row.tsx'
import type { TimelineModel } from './timeline.model.ts'
import css from './timeline.module.css'

/** What the room's view may ask of its timeline. */
export type TimelineHandle = { readonly toEnd: () => void }

/** A room's messages. Everything about where the reader is lies in `ScrollKeeper`, so that the list itself can be another one. */
export function Timeline({
  model,
  people,
  roomName,
  ref,
}: {
  readonly model: TimelineModel
  readonly people: People
  readonly roomName: string
  readonly ref: Ref<TimelineHandle>
}) {
  const say = useSay()
  const snapshot = useSnapshot(model)
  const keeper = useRef<ScrollKeeper>(null)
  useImperativeHandle(ref, () => ({ toEnd: () => keeper.current?.toEnd() }), [])

  if (snapshot.state === 'loading') {
    return (
      <div className={css['waiting']}>
        <Skeleton label={say('timeline.loading')} rows={6} />
      </div>
    )
  }
  if (snapshot.state === 'failed') {
    return (
      <div className={css['waiting']}>
        <Trouble
          error={snapshot.error}
          action={
            <Button kind="plain" onClick={model.reload}>
              {say('retry')}
            </Button>
          }
        />
      </div>
    )
  }
  const { rows, older, newBelow } = snapshot
  return (
    <div className={css['timeline']}>
      <ScrollKeeper
        ref={keeper}
        label={say('timeline.label', { room: roomName })}
        onPlaced={model.placedAtEnd}
        onNearTop={() => {
          if (older.state === 'more') model.loadOlder()
        }}
      >
        {older.state === 'none' ? <p className={css['beginning']}>{say('timeline.beginning')}</p> : null}
        {older.state === 'loading' ? <p className={css['beginning']}>{say('timeline.loading-older')}</p> : null}
        {older.state === 'failed' ? (
          <Trouble
            error={older.error}
            action={
              <Button kind="plain" onClick={model.loadOlder}>
                {say('retry')}
              </Button>
            }
          />
        ) : null}
        <ol className={css['rows']}>
          {rows.map((row) => (
            <TimelineRow key={row.key} row={row} people={people} onResend={model.resend} onRemove={model.remove} />
          ))}
        </ol>
      </ScrollKeeper>
      {newBelow > 0 ? (
        <div className={css['pill']}>
          <Button kind="primary" onClick={() => keeper.current?.toEnd()}>
            <Icon name="down" />
            {say('timeline.new-below', { count: newBelow })}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
