import { describe, expect, it } from 'vitest'
import { dates, endOfDay } from './dates.ts'

const at = new Date(2026, 10, 22, 9, 5).getTime()

describe('dates', () => {
  it('are written as each language writes them', () => {
    expect(dates.ja.time(at)).toBe('09:05')
    expect(dates.en.time(at)).toBe('09:05')
    expect(dates.ja.day(at, false)).toBe('11月22日(日)')
    expect(dates.ja.day(at, true)).toBe('2026年11月22日(日)')
    expect(dates.en.day(at, false)).toBe('Sun, November 22')
    expect(dates.en.day(at, true)).toBe('Sun, November 22, 2026')
  })

  it('write midnight as the beginning of a day', () => {
    const midnight = new Date(2026, 10, 22, 0, 0).getTime()
    expect(dates.en.time(midnight)).toBe('00:00')
    expect(dates.ja.time(midnight)).toBe('00:00')
  })

  it('tell local days apart', () => {
    expect(endOfDay(at)).toBe(new Date(2026, 10, 23, 0, 0).getTime())
    expect(endOfDay(new Date(2026, 11, 31, 23, 59).getTime())).toBe(new Date(2027, 0, 1).getTime())
  })
})
