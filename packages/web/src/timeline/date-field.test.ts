import { describe, expect, it } from 'vitest'
import { dateField, startOfDate } from './date-field.ts'

describe('a date field', () => {
  it('holds the local day of a time', () => {
    expect(dateField(new Date(2026, 10, 22, 23, 59).getTime())).toBe('2026-11-22')
    expect(dateField(new Date(2026, 0, 2, 0, 0).getTime())).toBe('2026-01-02')
  })

  it('means the first moment of its day', () => {
    expect(startOfDate('2026-11-22')).toBe(new Date(2026, 10, 22).getTime())
    expect(startOfDate('2024-02-29')).toBe(new Date(2024, 1, 29).getTime())
  })

  it('gives back the day that was put in', () => {
    const at = new Date(2026, 10, 22, 9, 0).getTime()
    expect(dateField(startOfDate(dateField(at)) ?? 0)).toBe('2026-11-22')
  })

  it.each(['', '2026-11', '2026-1-2', '22.11.2026', '2026-11-22T00:00', 'x2026-11-22'])(
    'takes %j for no day',
    (typed) => {
      expect(startOfDate(typed)).toBeNull()
    },
  )

  it('means no time before there were any, and none that no clock reaches', () => {
    expect(startOfDate('1912-01-01')).toBe(0)
    expect(startOfDate('999999-01-01')).toBeNull()
  })
})
