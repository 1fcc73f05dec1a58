import { expect, it } from 'vitest'
import { createUnfoldedModel } from './unfolded.model.ts'

it('unfolds a text and folds it again, apart from others, and tells so', () => {
  const model = createUnfoldedModel()
  let told = 0
  model.subscribe(() => (told += 1))
  model.toggle('m1')
  model.toggle('m2')
  expect([...model.snapshot()]).toEqual(['m1', 'm2'])
  model.toggle('m1')
  expect([...model.snapshot()]).toEqual(['m2'])
  expect(told).toBe(3)
})
