import type { ButtonHTMLAttributes, Ref } from 'react'
import css from './button.module.css'
import { Icon, type IconName } from './icon.tsx'

type Props = Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'className' | 'type' | 'title' | 'aria-label' | 'children'
> & {
  readonly icon: IconName
  /** Its name, which is read out, and shown beside it while it is pointed at or has the focus. */
  readonly label: string
  readonly ref?: Ref<HTMLButtonElement> | undefined
}

/** A quiet button with nothing but a drawing on it. */
export function IconButton({ icon, label, ref, ...rest }: Props) {
  return (
    <button
      {...rest}
      ref={ref}
      type="button"
      className={css['button']}
      data-kind="quiet"
      data-shape="icon"
      aria-label={label}
      data-tip={label}
    >
      <Icon name={icon} />
    </button>
  )
}
