import { describe, expect, it, vi } from 'vitest'
import type { ChordPress } from './chord.ts'
import { createKeysModel } from './keys.model.ts'

const press = (key: string, part: Partial<ChordPress> = {}): ChordPress => ({
  key,
  code: '',
  keyCode: 0,
  isComposing: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...part,
})
const always = () => true
const atRest = { typing: false, modal: false }
const writing = { typing: true, modal: false }

describe('keys', () => {
  it('reach who acts on them, until it ends', () => {
    const keys = createKeysModel('other', always)
    const act = vi.fn()
    const end = keys.on('palette', act)
    expect(keys.press(press('k', { ctrlKey: true }), atRest)).toBe(true)
    end()
    expect(keys.press(press('k', { ctrlKey: true }), atRest)).toBe(false)
    expect(act).toHaveBeenCalledTimes(1)
  })

  it('reach who came last, and then again who was there before', () => {
    const keys = createKeysModel('other', always)
    const told: string[] = []
    keys.on('composer', () => told.push('first'))
    const end = keys.on('composer', () => told.push('second'))
    keys.press(press('Escape'), atRest)
    end()
    keys.press(press('Escape'), atRest)
    expect(told).toEqual(['second', 'first'])
  })

  it('stay with the text while somebody writes, unless they write nothing', () => {
    const keys = createKeysModel('other', always)
    const act = vi.fn()
    keys.on('shortcuts', act)
    expect(keys.press(press('?', { shiftKey: true }), writing)).toBe(false)
    expect(keys.press(press('/', { ctrlKey: true }), writing)).toBe(true)
  })

  it('that would write a character can be turned off; all others stay', () => {
    const keys = createKeysModel('other', () => false)
    keys.on('shortcuts', () => {})
    keys.on('composer', () => {})
    expect(keys.press(press('?', { shiftKey: true }), atRest)).toBe(false)
    expect(keys.press(press('/', { ctrlKey: true }), atRest)).toBe(true)
    expect(keys.press(press('Escape'), atRest)).toBe(true)
  })

  it('do nothing behind a dialog', () => {
    const keys = createKeysModel('other', always)
    keys.on('palette', () => {})
    expect(keys.press(press('k', { ctrlKey: true }), { typing: false, modal: true })).toBe(false)
  })

  it('of another place are not pressed everywhere', () => {
    const keys = createKeysModel('other', always)
    const act = vi.fn()
    keys.on('message.reply', act)
    keys.on('composer.send', act)
    expect(keys.press(press('r'), atRest)).toBe(false)
    expect(keys.press(press('Enter'), atRest)).toBe(false)
    expect(act).not.toHaveBeenCalled()
  })

  it('lead to the palette also from the middle of a text', () => {
    const keys = createKeysModel('other', always)
    keys.on('palette', () => {})
    expect(keys.press(press('k', { ctrlKey: true }), writing)).toBe(true)
    expect(keys.press(press('k', { ctrlKey: true, isComposing: true }), writing)).toBe(false)
  })

  it('do by name what they do by hand', () => {
    const keys = createKeysModel('mac', always)
    const act = vi.fn()
    expect(keys.run('settings')).toBe(false)
    keys.on('settings', act)
    expect(keys.run('settings')).toBe(true)
    expect(act).toHaveBeenCalledTimes(1)
  })
})
