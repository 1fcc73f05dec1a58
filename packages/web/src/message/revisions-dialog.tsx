import type { Message } from '@warifu/client'
import { useEffect, useState } from 'react'
import { dates } from '../i18n/dates.ts'
import { useLanguage, useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import type { MessageTools } from './message-tools.ts'
import { createRevisionsModel } from './revisions.model.ts'
import css from './dialogs.module.css'

/** What a message said before. */
export function RevisionsDialog({
  message,
  tools,
  onClose,
}: {
  readonly message: Message
  readonly tools: MessageTools
  readonly onClose: () => void
}) {
  const say = useSay()
  const language = useLanguage()
  const [model] = useState(() => createRevisionsModel(tools.handle, message))
  const snapshot = useSnapshot(model)
  useEffect(() => void model.load(), [model])
  return (
    <Dialog title={say('message.revisions')} onClose={onClose}>
      {snapshot.state === 'loading' ? <Skeleton label={say('revisions.loading')} rows={3} /> : null}
      {snapshot.state === 'failed' ? (
        <Trouble
          error={snapshot.error}
          action={
            <Button kind="plain" onClick={() => void model.load()}>
              {say('retry')}
            </Button>
          }
        />
      ) : null}
      {snapshot.state === 'ready' ? (
        <ol className={css['revisions']}>
          {snapshot.revisions.map(({ sequence, at, content }, index) => (
            <li key={sequence} className={css['revision']}>
              <p className={css['when']}>
                <time dateTime={new Date(at).toISOString()}>{dates[language].moment(at)}</time>
                {index === 0 ? <span className={css['present']}>{say('revisions.present')}</span> : null}
              </p>
              {content.state === 'opened' ? (
                <p dir="auto" className={css['text']}>
                  {content.text}
                </p>
              ) : (
                <p className={css['note']}>{say('revisions.unreadable')}</p>
              )}
            </li>
          ))}
        </ol>
      ) : null}
    </Dialog>
  )
}
