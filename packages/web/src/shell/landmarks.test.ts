import { describe, expect, it } from 'vitest'
import { nextLandmark } from './landmarks.ts'

describe('the parts of the screen', () => {
  it('follow each other round the ends, in the order of the screen', () => {
    const there = ['composer', 'list', 'timeline'] as const
    expect(nextLandmark(there, 'list', 1)).toBe('timeline')
    expect(nextLandmark(there, 'composer', 1)).toBe('list')
    expect(nextLandmark(there, 'list', -1)).toBe('composer')
  })

  it('begin at one end from outside of all', () => {
    expect(nextLandmark(['list', 'side'], null, 1)).toBe('list')
    expect(nextLandmark(['list', 'side'], null, -1)).toBe('side')
  })

  it('that are not there are left out', () => {
    expect(nextLandmark(['list'], 'list', 1)).toBe('list')
    expect(nextLandmark([], null, 1)).toBeNull()
  })
})
