import { expect, it } from 'vitest'
import type { KeyPress } from '../composer/keys.ts'
import { rowStep } from './row-keys.ts'

const press = (key: string, part: Partial<KeyPress> = {}): KeyPress => ({
  key,
  keyCode: 0,
  isComposing: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...part,
})

it.each([
  ['ArrowUp', 'previous'],
  ['ArrowDown', 'next'],
  ['Home', 'first'],
  ['End', 'end'],
  ['PageUp', 'page-up'],
  ['PageDown', 'page-down'],
  ['Enter', null],
  ['a', null],
])('takes %s for %s', (key, step) => {
  expect(rowStep(press(key))).toBe(step)
})

it.each(['shiftKey', 'ctrlKey', 'metaKey', 'altKey'] as const)('leaves a key with %s to the browser', (modifier) => {
  expect(rowStep(press('ArrowUp', { [modifier]: true }))).toBeNull()
})

it('leaves a key to the input method that has taken it', () => {
  expect(rowStep(press('ArrowUp', { isComposing: true }))).toBeNull()
  expect(rowStep(press('ArrowUp', { keyCode: 229 }))).toBeNull()
})
