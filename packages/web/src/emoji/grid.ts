/** Emoji in one row. */
export const COLUMNS = 8
const PAGE_ROWS = 5

export type Step = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean }

/**
 * Where the focus goes in a grid (ARIA practices, grid). Cells are counted through all rows, which may be shorter than others.
 * @param rows how many cells each row has
 * @returns null where the key is none of the grid's; `above` where it leads out of it at the top
 */
export function stepInGrid(
  { key, ctrlKey, metaKey }: Step,
  at: number,
  rows: readonly number[],
): number | 'above' | null {
  const row = rows.findIndex((_, index) => at < startOf(rows, index + 1))
  if (row === -1) return null
  const first = startOf(rows, row)
  const last = first + (rows[row] ?? 0) - 1
  const end = startOf(rows, rows.length) - 1
  const toRow = (wanted: number) => {
    const target = Math.max(0, Math.min(rows.length - 1, wanted))
    return startOf(rows, target) + Math.min(at - first, (rows[target] ?? 1) - 1)
  }
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, at - 1)
    case 'ArrowRight':
      return Math.min(end, at + 1)
    case 'ArrowUp':
      return row === 0 ? 'above' : toRow(row - 1)
    case 'ArrowDown':
      return toRow(row + 1)
    case 'PageUp':
      return toRow(row - PAGE_ROWS)
    case 'PageDown':
      return toRow(row + PAGE_ROWS)
    case 'Home':
      return ctrlKey || metaKey ? 0 : first
    case 'End':
      return ctrlKey || metaKey ? end : last
    default:
      return null
  }
}

/** How many cells stand before a row. */
const startOf = (rows: readonly number[], row: number): number =>
  rows.slice(0, row).reduce((sum, length) => sum + length, 0)

/** A row of the grid, and how many cells stand before it. */
export type Row<Item> = { readonly start: number; readonly cells: readonly Item[] }

/** Sections in rows of the grid: each begins a row, and its last row may be shorter. */
export function inRows<Item>(sections: readonly (readonly Item[])[]): readonly (readonly Row<Item>[])[] {
  let start = 0
  return sections.map((items) =>
    Array.from({ length: Math.ceil(items.length / COLUMNS) }, (_, row) => {
      const cells = items.slice(row * COLUMNS, (row + 1) * COLUMNS)
      start += cells.length
      return { start: start - cells.length, cells }
    }),
  )
}
