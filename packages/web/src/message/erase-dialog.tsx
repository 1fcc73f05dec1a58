import type { Message } from '@warifu/client'
import { useState } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import type { MessageActsModel } from './acts.model.ts'

/** Asks before a message is gone for everybody. */
export function EraseDialog({
  message,
  own,
  acts,
  onClose,
}: {
  readonly message: Message
  readonly own: boolean
  readonly acts: MessageActsModel
  readonly onClose: () => void
}) {
  const say = useSay()
  const refused = useSnapshot(acts)
  const [busy, setBusy] = useState(false)
  const erase = async () => {
    setBusy(true)
    if (await acts.erase(message)) onClose()
    else setBusy(false)
  }
  const mine = refused?.act === 'erase' && refused.sequence === message.sequence ? refused : null
  return (
    <ConfirmDialog
      title={say('message.erase.title')}
      text={<p>{say(own ? 'message.erase.own' : 'message.erase.others')}</p>}
      confirm={say('message.erase.do')}
      busy={busy}
      trouble={mine === null ? null : <Trouble error={mine.error} />}
      onConfirm={() => void erase()}
      onClose={onClose}
    />
  )
}
