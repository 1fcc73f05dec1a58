import type { ReactNode } from 'react'
import css from './bar.module.css'

/** A line above everything that says one thing and offers what can be done about it. */
export function Bar({
  kind,
  words,
  acts,
}: {
  readonly kind: 'note' | 'warn'
  readonly words: string
  readonly acts: ReactNode
}) {
  return (
    <div className={css['bar']} data-kind={kind}>
      <p role="status">{words}</p>
      {acts === null ? null : <div className={css['acts']}>{acts}</div>}
    </div>
  )
}
