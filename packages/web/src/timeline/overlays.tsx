import { lazy, Suspense, useState } from 'react'
import { dates } from '../i18n/dates.ts'
import { useLanguage, useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import type { Row } from './rows.ts'
import css from './overlays.module.css'
import { SearchLine } from './search-line.tsx'
import type { TimelineModel } from './timeline.model.ts'
import type { ReadyTimeline, Search } from './timeline-snapshot.ts'

/** Seldom needed, and nothing to load before. */
const DateDialog = lazy(async () => ({ default: (await import('./date-dialog.tsx')).DateDialog }))

/** What floats over the upper edge and leads up: to another day, to the first unread message; and how far looking for a place has come. */
export function UpperOverlay({
  model,
  search,
  top,
  unreadAbove,
}: {
  readonly model: TimelineModel
  readonly search: Search
  /** The row at the upper edge. */
  readonly top: Row | undefined
  readonly unreadAbove: boolean
}) {
  const say = useSay()
  return (
    <div className={css['upper']}>
      {top === undefined ? null : <DayButton at={top.at} hidden={top.day !== null} model={model} />}
      {unreadAbove ? (
        <Button
          kind="primary"
          onClick={() => {
            model.goTo({ to: 'first-unread' })
          }}
        >
          <Icon name="up" />
          {say('timeline.to-first-unread')}
        </Button>
      ) : null}
      {search.state === 'none' ? null : <SearchLine search={search} onRetry={model.goTo} onDismiss={model.dismiss} />}
    </div>
  )
}

/** What floats over the lower edge and leads down, where something is there that is not in sight. */
export function LowerOverlay({
  newBelow,
  reach,
  onEnd,
}: Pick<ReadyTimeline, 'newBelow' | 'reach'> & { readonly onEnd: () => void }) {
  const say = useSay()
  if (newBelow === 0 && reach === 'present') return null
  return (
    <div className={css['lower']}>
      <Button kind="primary" onClick={onEnd}>
        <Icon name="down" />
        {newBelow > 0 ? say('timeline.new-below', { count: newBelow }) : say('timeline.to-present')}
      </Button>
    </div>
  )
}

/** The day that is read, which leads to another one. It makes room where the day's own divider stands. */
function DayButton({
  at,
  hidden,
  model,
}: {
  readonly at: number
  readonly hidden: boolean
  readonly model: TimelineModel
}) {
  const say = useSay()
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const day = dates[language].day(at, true)
  return (
    <>
      <button
        type="button"
        className={css['day']}
        data-hidden={hidden}
        aria-label={say('timeline.day', { day })}
        data-tip={say('timeline.to-date')}
        onClick={() => {
          setOpen(true)
        }}
      >
        <time dateTime={new Date(at).toISOString()}>{day}</time>
      </button>
      {open ? (
        <Suspense fallback={null}>
          <DateDialog
            shown={at}
            onChosen={(chosen) => {
              setOpen(false)
              model.goTo({ to: 'time', at: chosen })
            }}
            onClose={() => {
              setOpen(false)
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}
