import { expect, it } from 'vitest'
import { titleWith } from './title.ts'

it('a title says how much is unread, and no more than that much', () => {
  const title = (count: number) => titleWith(count, 0, 'Security · Warifu')
  expect([0, 1, 98, 99, 100].map(title)).toEqual([
    'Security · Warifu',
    '(1) Security · Warifu',
    '(98) Security · Warifu',
    '(99) Security · Warifu',
    '(99+) Security · Warifu',
  ])
})

it('what is meant for the reader comes alone', () => {
  expect(titleWith(7, 1, '総務部 · Warifu')).toBe('(@1) 総務部 · Warifu')
  expect(titleWith(300, 100, '総務部 · Warifu')).toBe('(@99+) 総務部 · Warifu')
})
