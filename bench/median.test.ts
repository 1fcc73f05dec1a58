import { expect, it } from 'vitest'
import { median } from './median.ts'

it.each([
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 3, 2], 2.5],
  [[100, 1, 2, 3, 4], 3],
])('finds the middle of %j', (values, middle) => {
  expect(median(values)).toBe(middle)
})

it('has no middle of nothing', () => {
  expect(median([])).toBeNaN()
})
