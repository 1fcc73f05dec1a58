import { describe, expect, it } from 'vitest'
import { attentionOf, networkOf } from './browser.ts'

/** A window as far as these two look at it. */
function fakeWindow() {
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible', hasFocus: () => focused })
  let focused = true
  const window = Object.assign(new EventTarget(), { navigator: { onLine: true }, document })
  return {
    window: window as unknown as Window,
    document,
    navigator: window.navigator,
    focus(next: boolean) {
      focused = next
      window.dispatchEvent(new Event(next ? 'focus' : 'blur'))
    },
    tell: (name: string) => window.dispatchEvent(new Event(name)),
  }
}

describe('the browser', () => {
  it('tells at once when the device’s network goes and comes', () => {
    const { window, navigator, tell } = fakeWindow()
    const network = networkOf(window)
    expect(network.snapshot()).toBe(true)
    navigator.onLine = false
    tell('offline')
    expect(network.snapshot()).toBe(false)
    navigator.onLine = true
    tell('online')
    expect(network.snapshot()).toBe(true)
  })

  it('has a person’s attention only while the window is visible and in focus', () => {
    const { window, document, focus } = fakeWindow()
    const attention = attentionOf(window)
    expect(attention.snapshot()).toBe(true)
    focus(false)
    expect(attention.snapshot()).toBe(false)
    focus(true)
    document.visibilityState = 'hidden'
    document.dispatchEvent(new Event('visibilitychange'))
    expect(attention.snapshot()).toBe(false)
  })

  it('has it again, where nothing told of the focus, when something is pressed', () => {
    const { window, focus, tell } = fakeWindow()
    const attention = attentionOf(window)
    focus(false)
    expect(attention.snapshot()).toBe(false)
    const { document } = window
    Object.assign(document, { hasFocus: () => true })
    tell('pointerdown')
    expect(attention.snapshot()).toBe(true)
  })
})
