import { expect, it } from 'vitest'
import { numbers } from './numbers.ts'

it('numbers and lists are written as each language writes them', () => {
  expect(numbers.en.count(48_201)).toBe('48,201')
  expect(numbers.ja.count(48_201)).toBe('48,201')
  expect(numbers.en.list(['Hana', 'Lee', 'Sho'])).toBe('Hana, Lee, and Sho')
  expect(numbers.ja.list(['佐藤', '田中'])).toBe('佐藤、田中')
})
