import { describe, expect, it } from 'vitest'
import { initial, plainName } from './names.ts'

describe('plainName', () => {
  it('drops outer spaces and composes', () => {
    expect(plainName('  佐藤 花　')).toBe('佐藤 花')
    expect(plainName('か\u3099く')).toBe('がく')
  })

  it.each(['', '   ', 'a\u202Eb', 'x'.repeat(65), 'a\nb'])('refuses %j', (typed) => {
    expect(plainName(typed)).toBeNull()
  })
})

describe('initial', () => {
  it('is one character as a person sees it', () => {
    expect(initial('lee')).toBe('L')
    expect(initial('佐藤 花')).toBe('佐')
    expect(initial('👩‍👩‍👧 family')).toBe('👩‍👩‍👧')
  })
})
