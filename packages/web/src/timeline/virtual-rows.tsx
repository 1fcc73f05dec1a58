import { useEffect, useImperativeHandle, useRef, useState, type FocusEvent, type KeyboardEvent, type Ref } from 'react'
import type { People } from '../people/people.model.ts'
import { NewerEdge, OlderEdge } from './edges.tsx'
import { LowerOverlay, UpperOverlay } from './overlays.tsx'
import { rowStep } from './row-keys.ts'
import type { RowScene } from './row-scene.ts'
import { enteredWithin, tabOut } from './tab-stop.ts'
import type { TimelineModel } from './timeline.model.ts'
import { TimelineRow } from './timeline-row.tsx'
import type { ReadyTimeline } from './timeline-snapshot.ts'
import { useVirtualRows } from './use-virtual-rows.ts'
import css from './virtual-rows.module.css'

export type VirtualRowsHandle = { readonly toEnd: () => void }

/**
 * The rows in sight out of all that are loaded, and a few around. It is a log, for that is what it is to a reader; it stays silent, for
 * the announcer speaks for it. The log is one stop for Tab: a message, from which the arrows lead to the others.
 */
export function VirtualRows({
  model,
  snapshot,
  scene,
  people,
  label,
  whoReads,
  ref,
}: {
  readonly model: TimelineModel
  readonly snapshot: ReadyTimeline
  readonly scene: RowScene
  readonly people: People
  readonly label: string
  readonly whoReads: string
  readonly ref: Ref<VirtualRowsHandle>
}) {
  const { rows, landing, older, newer, marked } = snapshot
  const viewport = useRef<HTMLDivElement>(null)
  const before = useRef<HTMLSpanElement>(null)
  const after = useRef<HTMLSpanElement>(null)
  /** Which row has the focus; a landing that takes the focus makes void what was so before. */
  const [focus, setFocus] = useState<{ readonly key: string | null; readonly since: number }>({ key: null, since: -1 })
  const landed = 'takesFocus' in landing && landing.takesFocus ? landing.key : null
  const focused = focus.since === landing.id ? focus.key : (landed ?? focus.key)
  const focusedIndex = focused === null ? -1 : rows.findIndex((row) => row.key === focused)
  const { list, keeper, sizer } = useVirtualRows(model, snapshot, viewport, focusedIndex)

  const focusRow = (index: number) => {
    const key = rows[Math.max(0, Math.min(rows.length - 1, index))]?.key
    if (key === undefined) return
    keeper.focus(key)
    setFocus({ key, since: landing.id })
  }
  const toEnd = () => {
    keeper.toEnd()
    if (focusedIndex !== -1) focusRow(rows.length - 1)
  }
  const toPresent = () => {
    if (snapshot.reach === 'past') model.goTo({ to: 'present' })
    else toEnd()
  }
  useImperativeHandle(ref, () => ({ toEnd }))

  const first = list.range?.startIndex ?? 0
  const last = list.range?.endIndex ?? 0
  const unread = snapshot.firstUnread === 'here' ? rows.findIndex((row) => row.unread) : -1
  const meetsUnread = unread !== -1 && first <= unread && unread <= last
  useEffect(() => {
    // Not while React draws: the list may have to draw anew before the rows change.
    if (meetsUnread) queueMicrotask(model.metUnread)
  }, [meetsUnread, model])
  const stop = focusedIndex === -1 ? Math.min(last, rows.length - 1) : focusedIndex

  const pressed = (event: KeyboardEvent) => {
    const { target, currentTarget } = event
    if (!(target instanceof Element) || !currentTarget.contains(target)) return
    if (event.key === 'Tab' && before.current !== null && after.current !== null) {
      tabOut(target, event.shiftKey, [before.current, after.current])
      return
    }
    const step = target.matches('article') ? rowStep(event.nativeEvent) : null
    if (step === null) return
    event.preventDefault()
    const here = rows.findIndex((row) => row.key === target.getAttribute('data-key'))
    switch (step) {
      case 'previous':
        return focusRow(here - 1)
      case 'next':
        return focusRow(here + 1)
      case 'page-up':
        return focusRow(keeper.pageFrom(here, -1))
      case 'page-down':
        return focusRow(keeper.pageFrom(here, 1))
      case 'first':
        return focusRow(0)
      case 'end':
        return toPresent()
    }
  }
  const entered = ({ target, currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(target)) return
    // The log itself is no stop: whoever is sent to it, by a key that leads from part to part, means its message.
    if (target === currentTarget || enteredWithin(target, relatedTarget, currentTarget)) {
      focusRow(stop)
      return
    }
    const key = target.closest('article')?.dataset['key']
    if (key !== undefined) setFocus({ key, since: landing.id })
  }
  const left = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setFocus({ key: null, since: landing.id })
  }

  return (
    <div className={css['timeline']}>
      <UpperOverlay
        model={model}
        search={snapshot.search}
        top={rows[first]}
        unreadAbove={snapshot.firstUnread === 'beyond' || (unread !== -1 && unread < first)}
      />
      <div
        ref={viewport}
        className={css['viewport']}
        role="log"
        aria-label={label}
        aria-live="off"
        data-landmark="timeline"
        aria-busy={older.state === 'loading' || newer.state === 'loading'}
        tabIndex={-1}
        onKeyDown={pressed}
        onFocus={entered}
        onBlur={left}
        onClickCapture={({ target }) => {
          const article = target instanceof Element ? target.closest('[aria-expanded]')?.closest('article') : null
          if (article?.dataset['key'] !== undefined) keeper.release(article.dataset['key'])
        }}
      >
        <span ref={before} tabIndex={-1} className={css['bound']} />
        {rows.length === 0 ? <p className={css['empty']}>{whoReads}</p> : null}
        <ol ref={sizer} className={css['rows']}>
          {list.getVirtualItems().map(({ index, key }) => {
            const row = rows[index]
            return row === undefined ? null : (
              <li
                key={key}
                ref={list.measureElement}
                className={css['row']}
                data-index={index}
                aria-posinset={index + 1}
                aria-setsize={older.state === 'none' && newer.state === 'none' ? rows.length : -1}
              >
                {index === 0 ? <OlderEdge edge={older} onRetry={model.loadOlder} /> : null}
                <TimelineRow
                  row={row}
                  scene={scene}
                  people={people}
                  tabStop={index === stop}
                  marked={row.key === marked}
                />
                {index === rows.length - 1 ? <NewerEdge edge={newer} onRetry={model.loadNewer} /> : null}
              </li>
            )
          })}
        </ol>
        <span ref={after} tabIndex={-1} className={css['bound']} />
      </div>
      <LowerOverlay newBelow={snapshot.newBelow} reach={snapshot.reach} onEnd={toPresent} />
    </div>
  )
}
