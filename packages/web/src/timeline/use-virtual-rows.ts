import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { guessSize } from './row-size.ts'
import { ScrollKeeper } from './scroll-keeper.ts'
import type { TimelineModel } from './timeline.model.ts'
import type { ReadyTimeline } from './timeline-snapshot.ts'

/** Rows drawn beyond what is in sight, above and below. */
const OVERSCAN = 8
/** So far below the upper edge stands what is to be read from its beginning, in pixels. */
const BEGIN_AT = 96
/** Room below the newest row, in pixels. */
const BELOW_LAST = 12
/** Further down than any list: browsers take the last place there is. */
const END = 1e9

/**
 * Which rows are drawn, and where. Where they lie is computed by the virtual list; that nothing moves under the reader's eye is the
 * keeper's work. What is returned as `sizer` belongs to the element that is as high as all rows.
 * @param focusedIndex the row that stays drawn wherever it is scrolled to; -1: none
 */
export function useVirtualRows(
  model: TimelineModel,
  { rows, landing, reach }: ReadyTimeline,
  viewport: RefObject<HTMLDivElement | null>,
  focusedIndex: number,
) {
  const [keeper] = useState(
    () =>
      new ScrollKeeper({
        onPlaced: model.placed,
        onNearStart: () => {
          const shown = model.snapshot()
          if (shown.state === 'ready' && shown.older.state === 'more') model.loadOlder()
        },
        onNearEnd: () => {
          const shown = model.snapshot()
          if (shown.state === 'ready' && shown.newer.state === 'more') model.loadNewer()
        },
      }),
  )
  // Views are not compiled: nothing is memoized but what says so.
  // eslint-disable-next-line react-hooks/incompatible-library
  const list = useVirtualizer<HTMLElement, HTMLElement>({
    count: rows.length,
    getScrollElement: () => viewport.current,
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    estimateSize: (index) => (rows[index] === undefined ? 0 : guessSize(rows[index])),
    measureElement: keeper.measure,
    rangeExtractor: useCallback(
      (range: Range) => {
        const drawn = defaultRangeExtractor(range)
        if (focusedIndex === -1 || focusedIndex >= range.count || drawn.includes(focusedIndex)) return drawn
        return [...drawn, focusedIndex].sort((a, b) => a - b)
      },
      [focusedIndex],
    ),
    initialOffset: () => {
      const at = landing.at === 'end' ? -1 : rows.findIndex((row) => row.key === landing.key)
      return at === -1 ? END : rows.slice(0, at).reduce((sum, row) => sum + guessSize(row), 0)
    },
    overscan: OVERSCAN,
    paddingEnd: BELOW_LAST,
    anchorTo: 'end',
    // Staying at the end is the keeper's work alone.
    scrollEndThreshold: -1,
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
  })

  // Before React hears that the rows change: a look at where the reader is.
  const { look } = keeper
  useLayoutEffect(() => model.subscribe(look), [model, look])
  const { containerRef } = list
  const [sizerElement, setSizer] = useState<HTMLElement | null>(null)
  const sizer = useCallback(
    (element: HTMLElement | null) => {
      containerRef(element)
      setSizer(element)
    },
    [containerRef],
  )
  useLayoutEffect(() => {
    if (viewport.current === null || sizerElement === null) return
    return keeper.attach(list, viewport.current, sizerElement)
  }, [keeper, list, viewport, sizerElement])

  const landed = useRef(-1)
  useLayoutEffect(() => {
    if (landed.current !== landing.id && keeper.attached) {
      landed.current = landing.id
      const index = landing.at === 'end' ? -1 : rows.findIndex((row) => row.key === landing.key)
      if (landing.at === 'end' || index === -1) keeper.toEnd()
      else keeper.toRow(index, landing.at === 'found' ? 'middle' : landing.at === 'kept' ? landing.top : BEGIN_AT)
      if ('takesFocus' in landing && landing.takesFocus) keeper.focus(landing.key)
    }
    keeper.drawn(reach === 'present')
  })
  return { list, keeper, sizer }
}
