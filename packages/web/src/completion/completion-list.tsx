import { useLayoutEffect, useRef } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { Hidden } from '../parts/hidden.tsx'
import css from './completion-list.module.css'
import type { CompletionSnapshot } from './completion.model.ts'

/** The id of one option, by which the field names the active one. */
export const optionId = (listId: string, index: number): string => `${listId}-${index}`

/** What fits, above the field. The focus stays in the field; arrows move, Enter and Tab take, Escape closes. */
export function CompletionList({
  id,
  completion,
  onTake,
}: {
  readonly id: string
  readonly completion: CompletionSnapshot
  readonly onTake: (index: number) => void
}) {
  const say = useSay()
  const open = completion.state === 'open'
  const at = open ? completion.at : -1
  const list = useRef<HTMLUListElement>(null)
  useLayoutEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <>
      <Hidden>
        <span role="status">{open ? say('completion.count', { count: completion.suggestions.length }) : ''}</span>
      </Hidden>
      {open ? (
        <ul ref={list} id={id} role="listbox" aria-label={say('completion.label')} className={css['list']}>
          {completion.suggestions.map(({ key, sign, label, note }, index) => (
            <li
              key={key}
              id={optionId(id, index)}
              role="option"
              aria-selected={index === at}
              className={css['option']}
              // The field keeps the focus.
              onMouseDown={(event) => {
                event.preventDefault()
              }}
              onClick={() => {
                onTake(index)
              }}
            >
              <span className={css['sign']} aria-hidden="true">
                {sign}
              </span>
              <bdi className={css['label']}>{label}</bdi>
              {note === '' ? null : <bdi className={css['note']}>{note}</bdi>}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
