import { useId, type InputHTMLAttributes, type ReactNode, type Ref } from 'react'
import css from './field.module.css'

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id' | 'aria-describedby' | 'aria-invalid'> & {
  readonly label: string
  readonly hint?: ReactNode
  /** What is wrong with it, in words; null: nothing. */
  readonly fault?: string | null
  /** Stands inside the field's frame, at its end. */
  readonly aid?: ReactNode
  readonly ref?: Ref<HTMLInputElement> | undefined
}

/** A labelled text field. Its hint and its fault are read out with it. */
export function Field({ label, hint = null, fault = null, aid = null, ref, ...input }: Props) {
  const id = useId()
  const hintId = `${id}hint`
  const faultId = `${id}fault`
  const described = [hint === null ? null : hintId, fault === null ? null : faultId].filter((each) => each !== null)
  return (
    <div className={css['field']}>
      <label className={css['label']} htmlFor={id}>
        {label}
      </label>
      <div className={css['frame']} data-fault={fault !== null}>
        <input
          {...input}
          ref={ref}
          id={id}
          className={css['input']}
          aria-invalid={fault !== null}
          aria-describedby={described.length === 0 ? undefined : described.join(' ')}
        />
        {aid}
      </div>
      {fault === null ? null : (
        <p id={faultId} className={css['fault']}>
          {fault}
        </p>
      )}
      {hint === null ? null : (
        <div id={hintId} className={css['hint']}>
          {hint}
        </div>
      )}
    </div>
  )
}
