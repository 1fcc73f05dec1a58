import { useId, type ReactNode } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import form from './form.module.css'

/** Asks before something that cannot be taken back. The safe answer has the focus; Escape is that answer. */
export function ConfirmDialog({
  title,
  text,
  confirm,
  busy,
  trouble = null,
  onConfirm,
  onClose,
}: {
  readonly title: string
  readonly text: ReactNode
  /** The act itself, in its own words: "Delete", not "OK". */
  readonly confirm: string
  readonly busy: boolean
  /** Why it could not be done. */
  readonly trouble?: ReactNode
  readonly onConfirm: () => void
  readonly onClose: () => void
}) {
  const say = useSay()
  const textId = useId()
  return (
    <Dialog title={title} role="alertdialog" describedBy={textId} onClose={onClose}>
      <div id={textId}>{text}</div>
      {trouble}
      <div className={form['actions']} data-end="true">
        <Button kind="plain" data-begin onClick={onClose}>
          {say('cancel')}
        </Button>
        <Button kind="danger" busy={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  )
}
