import { describe, expect, it } from 'vitest'
import { capsOf, chordText, isChord, isSafeWhileTyping, type ChordPress } from './chord.ts'

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

describe('a chord', () => {
  it('is pressed with its own modifiers and no others', () => {
    expect(isChord(press('k', { ctrlKey: true }), 'Mod+k', 'other')).toBe(true)
    expect(isChord(press('k'), 'Mod+k', 'other')).toBe(false)
    expect(isChord(press('k', { ctrlKey: true, altKey: true }), 'Mod+k', 'other')).toBe(false)
    expect(isChord(press('k', { ctrlKey: true, shiftKey: true }), 'Mod+k', 'other')).toBe(false)
    expect(isChord(press('ArrowUp', { altKey: true, shiftKey: true }), 'Alt+ArrowUp', 'other')).toBe(false)
  })

  it('takes Cmd on a Mac, where Ctrl moves in the text', () => {
    expect(isChord(press('k', { metaKey: true }), 'Mod+k', 'mac')).toBe(true)
    expect(isChord(press('k', { ctrlKey: true }), 'Mod+k', 'mac')).toBe(false)
    expect(isChord(press('k', { metaKey: true }), 'Mod+k', 'other')).toBe(false)
  })

  it('is the same with caps lock, and on a layout without Latin letters', () => {
    expect(isChord(press('K', { ctrlKey: true }), 'Mod+k', 'other')).toBe(true)
    expect(isChord(press('л', { ctrlKey: true, code: 'KeyK' }), 'Mod+k', 'other')).toBe(true)
    // Dvorak writes a t where others print a k.
    expect(isChord(press('t', { ctrlKey: true, code: 'KeyK' }), 'Mod+k', 'other')).toBe(false)
  })

  it('asks for a sign, however the layout reaches it', () => {
    expect(isChord(press('?', { shiftKey: true }), '?', 'other')).toBe(true)
    expect(isChord(press('/', { ctrlKey: true, shiftKey: true }), 'Mod+/', 'other')).toBe(true)
  })

  it('is never taken from an input method, in either order of events', () => {
    expect(isChord(press('Escape', { isComposing: true }), 'Escape', 'other')).toBe(false)
    expect(isChord(press('Escape', { keyCode: 229 }), 'Escape', 'other')).toBe(false)
    expect(isChord(press('Escape'), 'Escape', 'other')).toBe(true)
  })

  it('may be pressed while writing where it writes nothing', () => {
    expect((['Mod+k', 'Alt+ArrowUp', 'F6', 'Shift+F6', 'Shift+Escape'] as const).every(isSafeWhileTyping)).toBe(true)
    expect((['?', 'Escape', 'e'] as const).some(isSafeWhileTyping)).toBe(false)
  })

  it('may be a plus', () => {
    expect(isChord(press('+', { shiftKey: true }), '+', 'other')).toBe(true)
    expect(isChord(press('+', { ctrlKey: true }), 'Mod++', 'other')).toBe(true)
    expect(capsOf('+', 'other')).toEqual(['+'])
    expect(capsOf('Mod++', 'other')).toEqual(['Ctrl', '+'])
  })

  it('is written inside a sentence as people write it', () => {
    expect(chordText('Mod+Enter', 'other')).toBe('Ctrl+Enter')
    expect(chordText('Mod+Enter', 'mac')).toBe('⌘Enter')
  })

  it('is written as its keys are labelled', () => {
    expect(capsOf('Mod+k', 'other')).toEqual(['Ctrl', 'K'])
    expect(capsOf('Alt+Shift+ArrowDown', 'mac')).toEqual(['⌥', '⇧', '↓'])
  })
})
