import type { ReactNode } from 'react'
import { SealMark, type SealState } from '../seal/seal-mark.tsx'
import css from './blank.module.css'

/** Where there is nothing yet, or something went wrong: the seal, one sentence that helps, and what can be done. */
export function Blank({
  seal,
  title,
  level,
  text,
  action,
}: {
  readonly seal: SealState
  readonly title: string
  /** Of its heading, so that the page's order holds. */
  readonly level: 1 | 2 | 3
  readonly text: ReactNode
  readonly action: ReactNode
}) {
  const Heading = `h${level}` as const
  return (
    <div className={css['blank']}>
      <span className={css['seal']}>
        <SealMark state={seal} />
      </span>
      <Heading className={css['title']}>{title}</Heading>
      <div className={css['text']}>{text}</div>
      {action === null ? null : <div className={css['actions']}>{action}</div>}
    </div>
  )
}
