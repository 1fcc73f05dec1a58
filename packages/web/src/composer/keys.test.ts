import { describe, expect, it } from 'vitest'
import { belongsToInputMethod } from './keys.ts'

describe('a key of an input method', () => {
  it('is known by the composition around it (Chrome, Firefox)', () => {
    expect(belongsToInputMethod({ isComposing: true, keyCode: 229 })).toBe(true)
    expect(belongsToInputMethod({ isComposing: true, keyCode: 13 })).toBe(true)
  })

  it('is known by its code alone where the composition ended before it (Safari)', () => {
    expect(belongsToInputMethod({ isComposing: false, keyCode: 229 })).toBe(true)
  })

  it('is no other key', () => {
    expect(belongsToInputMethod({ isComposing: false, keyCode: 13 })).toBe(false)
    expect(belongsToInputMethod({ isComposing: false, keyCode: 27 })).toBe(false)
  })
})
