import type { MessageId } from '@warifu/client'
import { Explained } from '../explained/explained.tsx'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import css from './progress-line.module.css'
import type { Progress } from './rows.ts'

/** How far an own message has come, in words. */
export function ProgressLine({
  progress,
  onResend,
  onRemove,
}: {
  readonly progress: Progress
  readonly onResend: (messageId: MessageId) => void
  readonly onRemove: (messageId: MessageId) => void
}) {
  const say = useSay()
  switch (progress.state) {
    case 'queued':
      return (
        <p className={css['line']} data-state="queued">
          <Icon name="waiting" /> {say('progress.queued')}
        </p>
      )
    case 'sending':
      return (
        <p className={css['line']} data-state="sending">
          <Icon name="waiting" /> {say('progress.sending')}
        </p>
      )
    case 'sent':
      return (
        <p className={css['line']} data-state="sent">
          <Icon name="sent" /> {say('progress.sent')}
        </p>
      )
    case 'failed': {
      const { error, messageId } = progress
      return (
        <div className={css['line']} data-state="failed">
          <p>
            <Icon name="failed" /> {say('progress.failed')} <Explained error={error} part="what" />
          </p>
          <Button
            kind="danger"
            onClick={() => {
              onResend(messageId)
            }}
          >
            {say('progress.resend')}
          </Button>
          <Button
            kind="danger"
            onClick={() => {
              onRemove(messageId)
            }}
          >
            {say('progress.remove')}
          </Button>
        </div>
      )
    }
  }
}
