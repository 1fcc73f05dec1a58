import css from './skeleton.module.css'
import { Hidden } from './hidden.tsx'

/** The place of what is being loaded, in about its size. */
export function Skeleton({ label, rows }: { readonly label: string; readonly rows: number }) {
  return (
    <div className={css['skeleton']} role="status">
      <Hidden>{label}</Hidden>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={css['row']} aria-hidden="true" />
      ))}
    </div>
  )
}
