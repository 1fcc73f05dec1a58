import { expect, it } from 'vitest'
import { isRefusal, refuse } from './refusal.ts'

it('tells a refusal from every other value', () => {
  expect(isRefusal(refuse('room-unknown'))).toBe(true)
  for (const value of [null, undefined, 0, '', 'refused', [], {}, { refusal: 'room-unknown' }]) {
    expect(isRefusal(value)).toBe(false)
  }
})
