import type { MessageId } from '@warifu/client'
import { memo } from 'react'
import { dates } from '../i18n/dates.ts'
import { useLanguage, useSay } from '../i18n/use-say.ts'
import { Avatar } from '../parts/avatar.tsx'
import { Hidden } from '../parts/hidden.tsx'
import type { People } from '../people/people.model.ts'
import { MessageText } from '../text/message-text.tsx'
import { createUnfoldedModel } from '../text/unfolded.model.ts'
import { ProgressLine } from './progress-line.tsx'
import type { Row } from './rows.ts'
import css from './timeline-row.module.css'

const unfolded = createUnfoldedModel()

type Props = {
  readonly row: Row
  readonly people: People
  readonly onResend: (messageId: MessageId) => void
  readonly onRemove: (messageId: MessageId) => void
}

export const TimelineRow = memo(function TimelineRow({ row, people, onResend, onRemove }: Props) {
  switch (row.kind) {
    case 'day':
      return <DayDivider row={row} />
    case 'unread':
      return <UnreadDivider rowKey={row.key} />
    case 'message':
      return <MessageRow {...{ row, people, onResend, onRemove }} />
  }
})

function DayDivider({ row }: { readonly row: Extract<Row, { kind: 'day' }> }) {
  const language = useLanguage()
  return (
    <li className={css['divider']} data-row={row.key}>
      <time dateTime={new Date(row.at).toISOString()}>{dates[language].day(row.at, row.withYear)}</time>
    </li>
  )
}

function UnreadDivider({ rowKey }: { readonly rowKey: string }) {
  const say = useSay()
  return (
    <li className={css['divider']} data-row={rowKey} data-kind="unread" data-start>
      <span>{say('timeline.unread')}</span>
    </li>
  )
}

function MessageRow({
  row,
  people,
  onResend,
  onRemove,
}: Omit<Props, 'row'> & { readonly row: Extract<Row, { kind: 'message' }> }) {
  const say = useSay()
  const name = people.get(row.accountId)?.name ?? say('timeline.unknown-author')
  return (
    <li
      className={css['message']}
      data-row={row.key}
      data-leads={row.leads}
      data-own={row.own}
      data-testid="message"
      data-sequence={row.sequence ?? undefined}
    >
      {row.leads ? <Avatar name={name} /> : null}
      <div className={css['meta']} data-leads={row.leads}>
        <Author name={name} own={row.own} hidden={!row.leads} /> <Time at={row.at} />
      </div>
      <div className={css['body']}>
        {row.content.state === 'opened' ? (
          <MessageText
            text={row.content.text}
            mentions={[]}
            people={people}
            me={row.accountId}
            unfolded={unfolded}
            textKey={row.key}
          />
        ) : (
          <p className={css['unreadable']}>
            {say(row.content.reason === 'suite-unknown' ? 'timeline.suite-unknown' : 'timeline.content-invalid')}
          </p>
        )}
        {row.progress === null ? null : (
          <ProgressLine progress={row.progress} onResend={onResend} onRemove={onRemove} />
        )}
      </div>
    </li>
  )
}

/** In a run of one author's messages the name is said but not shown again. */
function Author({ name, own, hidden }: { readonly name: string; readonly own: boolean; readonly hidden: boolean }) {
  const say = useSay()
  const words = own ? say('timeline.you') : name
  return hidden ? (
    <Hidden>
      <bdi>{words}</bdi>
    </Hidden>
  ) : (
    <bdi className={css['author']}>{words}</bdi>
  )
}

function Time({ at }: { readonly at: number }) {
  const language = useLanguage()
  return (
    <time className={css['time']} dateTime={new Date(at).toISOString()} title={dates[language].moment(at)}>
      {dates[language].time(at)}
    </time>
  )
}
