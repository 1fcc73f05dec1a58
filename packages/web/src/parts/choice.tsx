import { useId } from 'react'
import css from './choice.module.css'

export type Option<Value extends string> = {
  readonly value: Value
  readonly label: string
  readonly note?: string
  readonly lang?: string
}

/** One of a few, all in sight. */
export function Choice<Value extends string>({
  legend,
  options,
  value,
  onChoose,
}: {
  readonly legend: string
  readonly options: readonly Option<Value>[]
  readonly value: Value
  readonly onChoose: (value: Value) => void
}) {
  const name = useId()
  return (
    <fieldset>
      <legend className={css['legend']}>{legend}</legend>
      <div className={css['options']} data-notes={options.some((option) => option.note !== undefined)}>
        {options.map((option) => (
          <label key={option.value} className={css['option']} lang={option.lang}>
            <input
              type="radio"
              className={css['radio']}
              name={name}
              checked={option.value === value}
              onChange={() => {
                onChoose(option.value)
              }}
            />
            <span>
              {option.label}
              {option.note === undefined ? null : <span className={css['note']}>{option.note}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
