import { memo } from 'react'
import type { People } from '../people/people.model.ts'
import { MessageArticle } from './message-article.tsx'
import { DayDivider, UnreadDivider } from './dividers.tsx'
import type { RowScene } from './row-scene.ts'
import type { Row } from './rows.ts'

/** A message, or what is on its way to be one, with the dividers above it. */
export const TimelineRow = memo(function TimelineRow({
  row,
  scene,
  people,
  tabStop,
  marked,
}: {
  readonly row: Row
  readonly scene: RowScene
  readonly people: People
  /** Tab enters the timeline here. */
  readonly tabStop: boolean
  /** A link led here. */
  readonly marked: boolean
}) {
  return (
    <>
      {row.day === null ? null : <DayDivider day={row.day} />}
      {row.unread ? <UnreadDivider /> : null}
      <MessageArticle row={row} scene={scene} people={people} tabStop={tabStop} marked={marked} />
    </>
  )
})
