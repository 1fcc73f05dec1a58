import css from './tally-seal.module.css'

/** `joined`: the halves meet, verified. `dashed`: not verified yet. `shifted`: they no longer match. */
export type SealState = 'joined' | 'dashed' | 'shifted'

/** The drawing alone: beside it stand the words that say the same. */
export function SealMark({ state }: { readonly state: SealState }) {
  return (
    <svg className={css['mark']} data-state={state} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path className={css['half']} d="M8 1.75H1.75v12.5H8v-2.5l1.5-1.75-3-3L8 5Z" />
      <path className={css['half']} d="M8 1.75h6.25v12.5H8v-2.5l1.5-1.75-3-3L8 5Z" />
    </svg>
  )
}
