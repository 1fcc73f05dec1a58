import { describe, expect, it } from 'vitest'
import { passwordHint, passwordProgress } from './password.ts'

describe('passwordHint', () => {
  it.each([
    [0, { state: 'empty' }],
    [1, { state: 'short', missing: 14 }],
    [14, { state: 'short', missing: 1 }],
    [15, { state: 'enough' }],
    [19, { state: 'enough' }],
    [20, { state: 'good' }],
  ])('says of %i characters: %j', (length, hint) => {
    expect(passwordHint('あ'.repeat(length))).toEqual(hint)
  })

  it('counts what a person sees as one character once, also outside the first plane', () => {
    expect(passwordHint('😀'.repeat(14))).toEqual({ state: 'short', missing: 1 })
  })

  it('shows no more than the whole way', () => {
    expect(passwordProgress('')).toBe(0)
    expect(passwordProgress('x'.repeat(10))).toBe(0.5)
    expect(passwordProgress('x'.repeat(200))).toBe(1)
  })
})
