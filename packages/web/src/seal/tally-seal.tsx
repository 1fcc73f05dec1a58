import type { ReactNode } from 'react'
import css from './tally-seal.module.css'

/** `joined`: verified. `dashed`: not verified yet. */
export type SealState = 'joined' | 'dashed'

/** The mark of the house, a tally in two halves. It never stands alone: its words stand beside it. */
export function TallySeal({ state, children }: { readonly state: SealState; readonly children: ReactNode }) {
  return (
    <span className={css['seal']} data-state={state}>
      <svg className={css['mark']} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path className={css['half']} d="M8 1.75H1.75v12.5H8v-2.5l1.5-1.75-3-3L8 5Z" />
        <path className={css['half']} d="M8 1.75h6.25v12.5H8v-2.5l1.5-1.75-3-3L8 5Z" />
      </svg>
      <span>{children}</span>
    </span>
  )
}
