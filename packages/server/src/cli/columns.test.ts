import { expect, it } from 'vitest'
import { columnsOf } from './columns.ts'

it.each([
  ['', 0],
  ['warifu', 6],
  ['割符', 4],
  ['割符 serve', 10],
  ['👩‍⚕️', 2],
  ['e\u0301', 1],
])('counts the columns of %j', (text, columns) => {
  expect(columnsOf(text)).toBe(columns)
})
