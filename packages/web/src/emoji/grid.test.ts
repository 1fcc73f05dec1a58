import { describe, expect, it } from 'vitest'
import { COLUMNS, inRows, stepInGrid } from './grid.ts'

/** Two rows of those used last, then three of a category. */
const rows = [8, 3, 8, 8, 2]
const step = (key: string, at: number, ctrlKey = false) => stepInGrid({ key, ctrlKey, metaKey: false }, at, rows)

describe('a step in a grid', () => {
  it('goes along a row, and on to the next one', () => {
    expect(step('ArrowRight', 0)).toBe(1)
    expect(step('ArrowRight', 10)).toBe(11)
    expect(step('ArrowLeft', 11)).toBe(10)
    expect(step('ArrowLeft', 0)).toBe(0)
    expect(step('ArrowRight', 28)).toBe(28)
  })

  it('goes up and down in its column, as far as a row has one', () => {
    expect(step('ArrowDown', 1)).toBe(9)
    expect(step('ArrowDown', 7)).toBe(10)
    expect(step('ArrowDown', 9)).toBe(12)
    expect(step('ArrowUp', 18)).toBe(10)
    expect(step('ArrowDown', 26)).toBe(28)
    expect(step('ArrowDown', 28)).toBe(28)
  })

  it('leads out at the top', () => {
    expect(step('ArrowUp', 5)).toBe('above')
  })

  it('goes to the ends of its row, and with Ctrl of the grid', () => {
    expect(step('Home', 13)).toBe(11)
    expect(step('End', 13)).toBe(18)
    expect(step('End', 9)).toBe(10)
    expect(step('Home', 13, true)).toBe(0)
    expect(step('End', 13, true)).toBe(28)
  })

  it('goes by pages, no further than there is', () => {
    expect(step('PageDown', 1)).toBe(28)
    expect(step('PageUp', 28)).toBe(1)
  })

  it('is no step with another key, or where nothing has the focus', () => {
    expect(step('a', 3)).toBeNull()
    expect(step('Tab', 3)).toBeNull()
    expect(stepInGrid({ key: 'ArrowDown', ctrlKey: false, metaKey: false }, 0, [])).toBeNull()
  })
})

describe('rows of a grid', () => {
  it('begin anew with each section', () => {
    const items = (count: number) => Array.from({ length: count }, (_, index) => index)
    const laid = inRows([items(COLUMNS + 1), items(1), [], items(COLUMNS)])
    expect(laid.map((section) => section.map(({ start, cells }) => [start, cells.length]))).toEqual([
      [
        [0, 8],
        [8, 1],
      ],
      [[9, 1]],
      [],
      [[10, 8]],
    ])
  })
})
