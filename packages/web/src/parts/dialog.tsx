import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { Button } from './button.tsx'
import css from './dialog.module.css'
import { Icon } from './icon.tsx'

/** A modal dialog. The browser keeps the focus inside and gives it back to where it was; Escape closes. */
export function Dialog({
  title,
  children,
  onClose,
}: {
  readonly title: string
  readonly children: ReactNode
  readonly onClose: () => void
}) {
  const say = useSay()
  const titleId = useId()
  const ref = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    // Where there is something to write, it begins there; otherwise the browser chooses.
    dialog?.querySelector<HTMLElement>('input:not([type=radio])')?.focus()
    return () => dialog?.close()
  }, [])
  return (
    <dialog ref={ref} className={css['dialog']} aria-labelledby={titleId} onClose={onClose}>
      <div className={css['head']}>
        <h2 id={titleId} className={css['title']}>
          {title}
        </h2>
        <Button kind="quiet" aria-label={say('dialog.close')} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </div>
      <div className={css['body']}>{children}</div>
    </dialog>
  )
}
