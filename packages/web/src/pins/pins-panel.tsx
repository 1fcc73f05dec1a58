import type { AccountId, RoomId } from '@warifu/client'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { dates } from '../i18n/dates.ts'
import { useLanguage, useSay } from '../i18n/use-say.ts'
import type { MessageActs } from '../message/acts.model.ts'
import { messagePath } from '../message/permalink.ts'
import { Button } from '../parts/button.tsx'
import { IconButton } from '../parts/icon-button.tsx'
import { SidePanel } from '../parts/side-panel.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { Trouble } from '../parts/trouble.tsx'
import type { People } from '../people/people.model.ts'
import { plainTextOf } from '../text/plain-text.ts'
import { useSnapshot } from '../use-snapshot.ts'
import type { PinsModel } from './pins.model.ts'
import css from './pins-panel.module.css'

/** What the room wants to keep at hand: each leads to its place in the conversation. */
export function PinsPanel({
  model,
  roomId,
  people,
  acts,
  onClose,
}: {
  readonly model: PinsModel
  readonly roomId: RoomId
  readonly people: People
  readonly acts: MessageActs
  readonly onClose: () => void
}) {
  const say = useSay()
  const language = useLanguage()
  const snapshot = useSnapshot(model)
  useEffect(() => model.start(), [model])
  const nameOf = (id: AccountId) => people.get(id)?.name ?? say('timeline.unknown-author')
  return (
    <SidePanel title={say('pins.title')} onClose={onClose}>
      {snapshot.state === 'loading' ? <Skeleton label={say('pins.loading')} rows={3} /> : null}
      {snapshot.state === 'failed' ? (
        <Trouble
          error={snapshot.error}
          action={
            <Button kind="plain" onClick={model.reload}>
              {say('retry')}
            </Button>
          }
        />
      ) : null}
      {snapshot.state === 'ready' && snapshot.messages.length === 0 ? (
        <p className={css['note']}>{say('pins.empty')}</p>
      ) : null}
      {snapshot.state === 'ready' ? (
        <ul className={css['list']}>
          {snapshot.messages.map((message) => (
            <li key={message.sequence} className={css['pin']}>
              <p className={css['who']}>
                <bdi>{nameOf(message.accountId)}</bdi>
                <time dateTime={new Date(message.at).toISOString()}>{dates[language].moment(message.at)}</time>
              </p>
              <Link href={messagePath(roomId, message.sequence)} className={css['text']} dir="auto">
                {message.content.state === 'opened' ? plainTextOf(message.content.text) : say('pins.unreadable')}
              </Link>
              <IconButton
                icon="close"
                label={say('pins.unpin', { name: nameOf(message.accountId) })}
                onClick={() => void acts.pin(message, false)}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </SidePanel>
  )
}
