import { expect, it } from 'vitest'
import { nearest } from './nearest.ts'

const names = ['fanout', 'nothing-lost']

it('finds a name behind a slip of the fingers', () => {
  expect(nearest('fan-out', names)).toBe('fanout')
  expect(nearest('nothing-last', names)).toBe('nothing-lost')
})

it('does not guess where nothing is near', () => {
  expect(nearest('revocation', names)).toBeNull()
  expect(nearest('x', [])).toBeNull()
})
