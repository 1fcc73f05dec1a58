import { describe, expect, it } from 'vitest'
import { isWithinBounds } from './bounds.ts'

describe('bounds of what a parser may read', () => {
  it.each([
    ['', true],
    ['*'.repeat(1_000), true],
    ['*'.repeat(1_001), false],
    ['[\n'.repeat(1_001), false],
    ['>'.repeat(12), true],
    ['>'.repeat(13), false],
    [' - '.repeat(12), true],
    [' - '.repeat(13), false],
    ['1. '.repeat(13), false],
  ])('%# of marks and depth', (text, within) => {
    expect(isWithinBounds(text)).toBe(within)
  })

  it('do not count marks of code between fences', () => {
    const marks = '*'.repeat(2_000)
    expect(isWithinBounds(`\`\`\`\n${marks}\n\`\`\``)).toBe(true)
    expect(isWithinBounds(`~~~\n${marks}`)).toBe(true)
    expect(isWithinBounds(`\`\`\`\n\`\`\`\n${marks}`)).toBe(false)
  })

  it('count marks behind what is no fence, or ends none', () => {
    const marks = '*'.repeat(2_000)
    expect(isWithinBounds(`\`\`\`a\`b\n${marks}`)).toBe(false)
    expect(isWithinBounds(`\`\`\`\`\n\`\`\`\n${marks}`)).toBe(true)
  })

  it('take a moment for a hostile text as long as a message may be', () => {
    for (const text of ['> '.repeat(8_000), '`'.repeat(16_000), '- \n'.repeat(5_000), ' '.repeat(16_000)])
      expect(typeof isWithinBounds(text)).toBe('boolean')
  })
})
