import { describe, expect, it } from 'vitest'
import { roved, typedTo } from './roving.ts'

describe('roving focus', () => {
  it('goes along its axis, and the ends meet', () => {
    expect(roved('column', 'ArrowDown', 0, 3)).toBe(1)
    expect(roved('column', 'ArrowDown', 2, 3)).toBe(0)
    expect(roved('column', 'ArrowUp', 0, 3)).toBe(2)
    expect(roved('row', 'ArrowRight', 1, 3)).toBe(2)
    expect(roved('row', 'ArrowLeft', 0, 1)).toBe(0)
  })

  it('goes to the ends at once', () => {
    expect(roved('row', 'Home', 2, 3)).toBe(0)
    expect(roved('column', 'End', 0, 3)).toBe(2)
  })

  it('begins at the end that the key points away from', () => {
    expect(roved('column', 'ArrowDown', -1, 3)).toBe(0)
    expect(roved('column', 'ArrowUp', -1, 3)).toBe(2)
  })

  it('leaves alone the keys of the other axis, other keys and empty groups', () => {
    expect(roved('row', 'ArrowDown', 0, 3)).toBeNull()
    expect(roved('column', 'a', 0, 3)).toBeNull()
    expect(roved('row', 'Home', 0, 0)).toBeNull()
  })
})

describe('a typed letter', () => {
  const labels = ['Reply', 'Edit', 'React', '編集履歴']

  it('goes to the next label that begins with it, round the end', () => {
    expect(typedTo('r', 0, labels)).toBe(2)
    expect(typedTo('R', 2, labels)).toBe(0)
    expect(typedTo('e', 1, labels)).toBe(1)
    expect(typedTo('編', -1, labels)).toBe(3)
  })

  it('is no letter where it is a key’s name or a space, and goes nowhere where no label begins with it', () => {
    expect(typedTo('Enter', 0, labels)).toBeNull()
    expect(typedTo(' ', 0, labels)).toBeNull()
    expect(typedTo('z', 0, labels)).toBeNull()
    expect(typedTo('r', 0, [])).toBeNull()
  })
})
