import type { ChordPress, Platform } from '../keys/chord.ts'
import { keyTable, means, type MessageKeyId } from '../keys/key-table.ts'

const ids: readonly MessageKeyId[] = keyTable.filter((row) => row.where === 'message').map(({ id }) => id)

/** Puts a button of a message's toolbar, or what is around one, under a key: it presses it while the message has the focus. */
export const underKey = (id: MessageKeyId) => ({ 'data-under-key': id })

/**
 * Presses the button of a message that stands under a key. What an account may not do has no button, and then the key does nothing.
 * @returns whether there was one
 */
export function pressUnderKey(message: Element, press: ChordPress, platform: Platform): boolean {
  const id = ids.find((each) => means(press, each, platform))
  if (id === undefined) return false
  const place = message.querySelector(`[data-under-key="${id}"]`)
  const button = place instanceof HTMLButtonElement ? place : place?.querySelector('button')
  button?.click()
  return button !== null && button !== undefined
}
