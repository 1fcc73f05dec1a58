import { expect, it } from 'vitest'
import { isFace } from './face.ts'

it.each([
  ['^_^', ['(', ')']],
  ['´ω｀', ['(', ')']],
  ['´∀`', ['（', '）']],
  ['^o^', ['(', ')']],
  ['・・・', ['', '']],
] as const)('takes *%s* for a face', (inside, around) => {
  expect(isFace(inside, around)).toBe(true)
})

it.each([
  ['word', ['(', ')']],
  ['a', ['', '']],
  ['ω', ['(', '']],
  ['強調', ['（', '）']],
] as const)('takes *%s* for emphasis', (inside, around) => {
  expect(isFace(inside, around)).toBe(false)
})
