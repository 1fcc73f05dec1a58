import { useImperativeHandle, useRef, type Ref } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { Trouble } from '../parts/trouble.tsx'
import type { People } from '../people/people.model.ts'
import { useSnapshot } from '../use-snapshot.ts'
import type { RowScene } from './row-scene.ts'
import type { TimelineModel } from './timeline.model.ts'
import css from './timeline.module.css'
import { VirtualRows, type VirtualRowsHandle } from './virtual-rows.tsx'

/** What the room's view may ask of its timeline. */
export type TimelineHandle = {
  /** Shows the newest message, whatever was looked at. */
  readonly toEnd: () => void
}

/** A room's messages. */
export function Timeline({
  model,
  scene,
  people,
  roomName,
  whoReads,
  ref,
}: {
  readonly model: TimelineModel
  readonly scene: RowScene
  readonly people: People
  readonly roomName: string
  /** Who can read what is written here, in one sentence. */
  readonly whoReads: string
  readonly ref: Ref<TimelineHandle>
}) {
  const say = useSay()
  const snapshot = useSnapshot(model)
  const rows = useRef<VirtualRowsHandle>(null)
  useImperativeHandle(ref, () => ({
    toEnd() {
      const shown = model.snapshot()
      if (shown.state === 'ready' && shown.reach === 'past') model.goTo({ to: 'present' })
      else rows.current?.toEnd()
    },
  }))

  switch (snapshot.state) {
    case 'loading':
      return (
        <div className={css['waiting']}>
          <Skeleton label={say('timeline.loading')} rows={8} />
        </div>
      )
    case 'failed':
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
    case 'ready':
      return (
        <VirtualRows
          ref={rows}
          model={model}
          snapshot={snapshot}
          scene={scene}
          people={people}
          label={say('timeline.label', { room: roomName })}
          whoReads={whoReads}
        />
      )
  }
}
