import { useId, useState, type FocusEvent } from 'react'
import { dates } from '../i18n/dates.ts'
import { useLanguage, useSay } from '../i18n/use-say.ts'
import { useKeys } from '../keys/use-key.ts'
import { MessageActions } from '../message/message-actions.tsx'
import { pressUnderKey } from '../message/message-keys.ts'
import { ReactionsLine } from '../message/reactions-line.tsx'
import { Avatar } from '../parts/avatar.tsx'
import { Hidden } from '../parts/hidden.tsx'
import { Icon } from '../parts/icon.tsx'
import type { People } from '../people/people.model.ts'
import { ReadBy } from '../receipts/read-by.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import css from './message-article.module.css'
import { MessageContent } from './message-content.tsx'
import { MessageMarks } from './message-marks.tsx'
import { ProgressLine } from './progress-line.tsx'
import { ReplyQuote } from './reply-quote.tsx'
import type { RowScene } from './row-scene.ts'
import type { MessageRow, Row } from './rows.ts'

/** Who wrote a message, when, and what; what it answers above it, what became of it below. */
export function MessageArticle({
  row,
  scene,
  people,
  tabStop,
  marked,
}: {
  readonly row: Row
  readonly scene: RowScene
  readonly people: People
  readonly tabStop: boolean
  readonly marked: boolean
}) {
  const say = useSay()
  const { platform } = useKeys()
  const id = useId()
  const [pointed, setPointed] = useState(false)
  const [within, setWithin] = useState(false)
  const name = people.get(row.accountId)?.name ?? say('timeline.unknown-author')
  const message = row.kind === 'message' ? row.message : null
  const room = scene.tools.handle.room

  const left = (event: FocusEvent) => {
    // What floats from the row, a menu or a dialog, belongs to it in React's tree, but not in the document's.
    if (!event.currentTarget.contains(event.relatedTarget)) setWithin(false)
  }
  return (
    <article
      className={css['message']}
      data-testid="message"
      data-key={row.key}
      data-sequence={message?.sequence}
      data-leads={row.leads}
      data-own={row.own}
      data-addressed={row.kind === 'message' && row.addressed}
      data-marked={marked}
      tabIndex={tabStop ? 0 : -1}
      aria-labelledby={`${id}who ${id}when`}
      aria-describedby={`${id}what`}
      aria-current={marked ? 'true' : undefined}
      onPointerEnter={(event) => {
        if (event.pointerType !== 'touch') setPointed(true)
      }}
      onPointerLeave={() => {
        setPointed(false)
      }}
      onFocus={() => {
        setWithin(true)
      }}
      onBlur={left}
      onKeyDown={(event) => {
        // What stands in the message, or floats from it, has keys of its own.
        if (event.target !== event.currentTarget || event.repeat) return
        if (pressUnderKey(event.currentTarget, event.nativeEvent, platform)) event.preventDefault()
      }}
    >
      {row.leads ? <Avatar name={name} /> : null}
      <div className={css['meta']} data-leads={row.leads}>
        <Author id={`${id}who`} name={name} own={row.own} hidden={!row.leads} /> <Time id={`${id}when`} at={row.at} />
        {marked ? (
          <span className={css['marked']}>
            <Icon name="link" /> {say('timeline.marked')}
          </span>
        ) : null}
      </div>
      <div className={css['body']} data-eye>
        {row.quote === null ? null : <ReplyQuote quote={row.quote} scene={scene} people={people} />}
        <div id={`${id}what`} data-testid="said">
          <MessageContent row={row} scene={scene} people={people} />
        </div>
        {message === null ? null : (
          <>
            <MessageMarks message={message} />
            <ReactionsLine
              message={message}
              me={scene.me}
              people={people}
              acts={scene.tools.acts}
              canReact={message.content.state !== 'deleted'}
            />
          </>
        )}
        {row.progress === null ? null : (
          <div className={css['below']}>
            <ProgressLine progress={row.progress} onResend={scene.resend} onRemove={scene.remove} />
            {row.kind === 'message' && row.progress.state === 'sent' ? (
              <Readers row={row} scene={scene} people={people} />
            ) : null}
          </div>
        )}
      </div>
      {message !== null && room !== null && (pointed || within) ? (
        <div className={css['actions']}>
          <MessageActions message={message} room={room} me={scene.me} tools={scene.tools} />
        </div>
      ) : null}
    </article>
  )
}

function Readers({
  row,
  scene,
  people,
}: {
  readonly row: MessageRow
  readonly scene: RowScene
  readonly people: People
}) {
  return <ReadBy message={row.message} receipts={useSnapshot(scene.tools.receipts)} people={people} />
}

/** In a run of one author's messages the name is said but not shown again. */
function Author({
  id,
  name,
  own,
  hidden,
}: {
  readonly id: string
  readonly name: string
  readonly own: boolean
  readonly hidden: boolean
}) {
  const say = useSay()
  const words = own ? say('timeline.you') : name
  return hidden ? (
    <Hidden>
      <bdi id={id}>{words}</bdi>
    </Hidden>
  ) : (
    <bdi id={id} className={css['author']}>
      {words}
    </bdi>
  )
}

function Time({ id, at }: { readonly id: string; readonly at: number }) {
  const language = useLanguage()
  return (
    <time id={id} className={css['time']} dateTime={new Date(at).toISOString()} title={dates[language].moment(at)}>
      {dates[language].time(at)}
    </time>
  )
}
