import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { belongsToInputMethod } from '../composer/keys.ts'
import { useSay } from '../i18n/use-say.ts'
import css from './dialog.module.css'
import { IconButton } from './icon-button.tsx'

/** A modal dialog. The browser keeps the focus inside and gives it back to where it was; Escape closes. */
export function Dialog({
  title,
  children,
  onClose,
  size = 'usual',
  role = 'dialog',
  describedBy,
}: {
  readonly title: string
  readonly children: ReactNode
  readonly onClose: () => void
  /** `wide`: for what has parts side by side. */
  readonly size?: 'usual' | 'wide'
  /** `alertdialog`: it interrupts to ask, and what it asks is read out at once. */
  readonly role?: 'dialog' | 'alertdialog'
  /** The id of what is read out with the title. */
  readonly describedBy?: string
}) {
  const say = useSay()
  const titleId = useId()
  const ref = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    // Where there is something to write, it begins there; otherwise the browser chooses.
    dialog?.querySelector<HTMLElement>('[data-begin], input:not([type=radio], [type=checkbox]), textarea')?.focus()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      role={role}
      className={css['dialog']}
      data-size={size}
      aria-labelledby={titleId}
      aria-describedby={describedBy}
      onClose={onClose}
      onKeyDown={(event) => {
        // The Escape that ends a conversion closes nothing.
        if (event.key === 'Escape' && belongsToInputMethod(event.nativeEvent)) event.preventDefault()
      }}
    >
      <div className={css['head']}>
        <h2 id={titleId} className={css['title']}>
          {title}
        </h2>
        <IconButton icon="close" label={say('dialog.close')} onClick={onClose} />
      </div>
      <div className={css['body']}>{children}</div>
    </dialog>
  )
}
