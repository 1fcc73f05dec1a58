import { useId } from 'react'
import css from './switch.module.css'

/** Something that is on or off, in effect at once. */
export function Switch({
  label,
  note,
  on,
  onTurn,
}: {
  readonly label: string
  readonly note: string | null
  readonly on: boolean
  readonly onTurn: (on: boolean) => void
}) {
  const noteId = useId()
  return (
    <div className={css['row']}>
      <label className={css['label']}>
        <input
          type="checkbox"
          role="switch"
          className={css['switch']}
          checked={on}
          aria-describedby={note === null ? undefined : noteId}
          onChange={(event) => {
            onTurn(event.currentTarget.checked)
          }}
        />
        <span>{label}</span>
      </label>
      {note === null ? null : (
        <p id={noteId} className={css['note']}>
          {note}
        </p>
      )}
    </div>
  )
}
