import { describe, expect, it } from 'vitest'
import { place } from './place.ts'

const window = { width: 400, height: 300 }
const size = { width: 100, height: 80 }
const anchor = { left: 150, top: 100, width: 40, height: 20 }

describe('a floating part', () => {
  it('stands on the side it was asked for, in line with its anchor', () => {
    expect(place(anchor, size, window, 'below-start')).toEqual({ left: 150, top: 124 })
    expect(place(anchor, size, window, 'below-end')).toEqual({ left: 90, top: 124 })
    expect(place({ ...anchor, top: 200 }, size, window, 'above-start')).toEqual({ left: 150, top: 116 })
  })

  it('goes to the other side where there is more room', () => {
    expect(place({ ...anchor, top: 270 }, size, window, 'below-start').top).toBe(186)
    expect(place({ ...anchor, top: 10 }, size, window, 'above-start').top).toBe(34)
  })

  it('fits exactly at the margin, and no longer one pixel further', () => {
    expect(place({ ...anchor, top: 188 }, size, window, 'below-start').top).toBe(212)
    expect(place({ ...anchor, top: 189 }, size, window, 'below-start').top).toBe(105)
  })

  it('stays inside the window, whatever its anchor does', () => {
    expect(place({ ...anchor, left: 390 }, size, window, 'below-start').left).toBe(292)
    expect(place({ ...anchor, left: -50 }, size, window, 'below-start').left).toBe(8)
    expect(place(anchor, { width: 900, height: 900 }, window, 'below-end')).toEqual({ left: 8, top: 8 })
  })
})
