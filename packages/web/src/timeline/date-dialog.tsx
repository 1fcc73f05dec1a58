import { useState } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import form from '../parts/form.module.css'
import { dateField, startOfDate } from './date-field.ts'

/** Chooses a day to read from. */
export function DateDialog({
  shown,
  onChosen,
  onClose,
}: {
  /** The day that is read now, as a time of it. */
  readonly shown: number
  /** @param at the beginning of the chosen day, by the reader's clock */
  readonly onChosen: (at: number) => void
  readonly onClose: () => void
}) {
  const say = useSay()
  const [typed, setTyped] = useState(dateField(shown))
  const at = startOfDate(typed)
  return (
    <Dialog title={say('date.title')} onClose={onClose}>
      <form
        className={form['form']}
        onSubmit={(event) => {
          event.preventDefault()
          if (at !== null) onChosen(at)
        }}
      >
        <Field
          label={say('date.field')}
          type="date"
          required
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
          }}
        />
        <div className={form['actions']}>
          <Button kind="primary" type="submit">
            {say('date.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
