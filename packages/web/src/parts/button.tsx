import type { ButtonHTMLAttributes, Ref } from 'react'
import css from './button.module.css'

/** `primary`: the one thing to do here. `danger`: harms something. `quiet`: an aid beside other things. */
export type ButtonKind = 'primary' | 'plain' | 'danger' | 'quiet'

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'> & {
  readonly kind: ButtonKind
  readonly type?: 'submit'
  /** Under way: stays in its place and in focus, and does nothing. */
  readonly busy?: boolean
  /** Where a dialog begins. */
  readonly 'data-begin'?: boolean
  readonly ref?: Ref<HTMLButtonElement> | undefined
}

export function Button({ kind, type, busy = false, onClick, ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      className={css['button']}
      data-kind={kind}
      aria-disabled={busy}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    />
  )
}
