import type { CDPSession, Locator } from '@playwright/test'

/**
 * In which order a browser tells of the Enter that confirms a conversion. `inside`: the key comes while the composition is on, as in
 * Chrome and Firefox. `after`: the composition has ended before the key comes, as in Safari; only its code says whose it is.
 */
export const orders = ['inside', 'after'] as const
export type Order = (typeof orders)[number]

/** The code of a key that an input method has taken (UI Events, 7.3.1). */
const TAKEN = 229

/** An input method at work in a field, as the browser's own protocol drives it. */
export class InputMethod {
  readonly #session: CDPSession
  readonly #field: Locator

  private constructor(session: CDPSession, field: Locator) {
    this.#session = session
    this.#field = field
  }

  static async on(field: Locator): Promise<InputMethod> {
    const page = field.page()
    return new InputMethod(await page.context().newCDPSession(page), field)
  }

  /** What is typed and not confirmed yet. */
  async compose(text: string): Promise<void> {
    await this.#field.focus()
    await this.#session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  }

  /** Confirms what was composed with Enter, as `text`. */
  async confirm(text: string, order: Order): Promise<void> {
    if (order === 'inside') await this.#enter('rawKeyDown')
    await this.#session.send('Input.insertText', { text })
    if (order === 'after') await this.#enter('rawKeyDown')
    await this.#enter('keyUp')
  }

  /** A key that the input method takes for its own list while it converts. */
  async takes(key: string): Promise<void> {
    await this.#session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key,
      code: key,
      windowsVirtualKeyCode: TAKEN,
    })
  }

  async #enter(type: 'rawKeyDown' | 'keyUp'): Promise<void> {
    await this.#session.send('Input.dispatchKeyEvent', {
      type,
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: type === 'keyUp' ? 13 : TAKEN,
    })
  }
}
