import { useEffect, useId, useRef, type ReactNode } from 'react'
import { belongsToInputMethod } from '../composer/keys.ts'
import { useSay } from '../i18n/use-say.ts'
import { IconButton } from './icon-button.tsx'
import css from './side-panel.module.css'

/** A panel beside the room: pins, members, history of an edit. Its title takes the focus; Escape inside closes it and gives the focus back. */
export function SidePanel({
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
  const panel = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const before = document.activeElement
    const element = panel.current
    heading.current?.focus({ preventScroll: true })
    return () => {
      const here = document.activeElement
      const lost = here === null || here === document.body || element?.contains(here) === true
      if (lost && before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <section
      ref={panel}
      className={css['panel']}
      aria-labelledby={titleId}
      data-landmark="side"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || belongsToInputMethod(event.nativeEvent)) return
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
    >
      <div className={css['head']}>
        <h2 ref={heading} id={titleId} tabIndex={-1} className={css['title']}>
          {title}
        </h2>
        <IconButton icon="close" label={say('dialog.close')} onClick={onClose} />
      </div>
      <div className={css['body']}>{children}</div>
    </section>
  )
}
