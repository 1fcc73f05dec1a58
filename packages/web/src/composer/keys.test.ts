import { describe, expect, it } from 'vitest'
import { belongsToInputMethod, meansSend, type KeyPress } from './keys.ts'

const enter: KeyPress = {
  key: 'Enter',
  keyCode: 13,
  isComposing: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
}

describe('meansSend', () => {
  it('sends at Enter and at Ctrl or Cmd with Enter', () => {
    expect(meansSend(enter)).toBe(true)
    expect(meansSend({ ...enter, ctrlKey: true })).toBe(true)
    expect(meansSend({ ...enter, metaKey: true })).toBe(true)
  })

  it('leaves Shift+Enter and Alt+Enter to the text field', () => {
    expect(meansSend({ ...enter, shiftKey: true })).toBe(false)
    expect(meansSend({ ...enter, altKey: true })).toBe(false)
  })

  it('does not send at the Enter that confirms a conversion inside the composition (Chrome, Firefox)', () => {
    expect(meansSend({ ...enter, isComposing: true, keyCode: 229 })).toBe(false)
    expect(meansSend({ ...enter, isComposing: true })).toBe(false)
  })

  it('does not send at the Enter that follows compositionend (Safari)', () => {
    expect(meansSend({ ...enter, isComposing: false, keyCode: 229 })).toBe(false)
  })

  it('sends exactly one of the two Enters of a conversion and its sending, in both orders', () => {
    const chrome = [{ ...enter, isComposing: true, keyCode: 229 }, enter]
    const safari = [{ ...enter, keyCode: 229 }, enter]
    expect(chrome.filter(meansSend)).toHaveLength(1)
    expect(safari.filter(meansSend)).toHaveLength(1)
  })

  it('knows other keys of an input method as well', () => {
    expect(belongsToInputMethod({ isComposing: false, keyCode: 229 })).toBe(true)
    expect(belongsToInputMethod({ isComposing: false, keyCode: 27 })).toBe(false)
  })
})
