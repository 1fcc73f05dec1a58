/** A box in the window, in CSS pixels. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
export type Size = { readonly width: number; readonly height: number }

/** Where a floating part stands to what it belongs to: `end` and `start` say which edges are in line. */
export type Side = 'below-start' | 'below-end' | 'above-start' | 'above-end'

const GAP = 4
const MARGIN = 8

/**
 * Places a floating part beside its anchor: on the asked side where there is room, on the other where there is more, and never
 * outside the window's margin.
 */
export function place(
  anchor: Box,
  size: Size,
  window: Size,
  side: Side,
): { readonly left: number; readonly top: number } {
  const above = anchor.top - GAP - size.height
  const below = anchor.top + anchor.height + GAP
  const roomAbove = anchor.top - GAP - MARGIN
  const roomBelow = window.height - MARGIN - below
  const wantsAbove = side.startsWith('above')
  const fits = size.height <= (wantsAbove ? roomAbove : roomBelow)
  const goesAbove = fits ? wantsAbove : roomAbove > roomBelow

  const left = side.endsWith('start') ? anchor.left : anchor.left + anchor.width - size.width
  return {
    left: within(left, window.width - size.width - MARGIN),
    top: within(goesAbove ? above : below, window.height - size.height - MARGIN),
  }
}

// What is larger than the window begins at its beginning.
const within = (at: number, most: number): number => Math.max(MARGIN, Math.min(at, most))
