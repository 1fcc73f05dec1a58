import type { ReactNode } from 'react'
import { SealMark, type SealState } from './seal-mark.tsx'
import css from './tally-seal.module.css'

/** The mark of the house, a tally in two halves. It never stands alone: its words stand beside it. */
export function TallySeal({ state, children }: { readonly state: SealState; readonly children: ReactNode }) {
  return (
    <span className={css['seal']}>
      <SealMark state={state} />
      <span>{children}</span>
    </span>
  )
}
