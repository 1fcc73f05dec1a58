import type { Locator, Page } from '@playwright/test'

/** Scrolls up until the first message of the room is there: everything between was loaded on the way. */
export async function loadAll(page: Page): Promise<void> {
  const log = page.getByRole('log')
  const first = page.locator('[data-sequence="1"]')
  const deadline = Date.now() + LOADED_WITHIN_MS
  while ((await first.count()) === 0) {
    if (Date.now() > deadline) throw new Error('the history could not be loaded to its beginning')
    await log.evaluate(
      (element) =>
        new Promise((resolve) => {
          element.scrollTop = 0
          requestAnimationFrame(resolve)
        }),
    )
  }
}

const LOADED_WITHIN_MS = 60_000

/** Goes far away, and waits until what is drawn there for the first time was measured: until then its place is a guess. */
export async function jumpTo(log: Locator, scrollTop: number): Promise<void> {
  await log.evaluate(async (element, place) => {
    element.scrollTop = place
    let calm = 0
    for (let frames = 0, before = NaN; calm < 10 && frames < 300; frames += 1) {
      await new Promise(requestAnimationFrame)
      calm = element.scrollTop === before ? calm + 1 : 0
      before = element.scrollTop
    }
    if (calm < 10) throw new Error('the list does not come to rest')
  }, scrollTop)
}

/**
 * The most that the message under the eye moved, in pixels, while the list grew by something: looked at in every frame.
 * @param scrollTop where the reader is
 */
export async function watchEye(log: Locator, scrollTop: number, grow: () => Promise<void>): Promise<number> {
  const watching = await log.evaluateHandle(async (element, place) => {
    const frame = () => new Promise(requestAnimationFrame)
    element.scrollTop = place
    const height = element.scrollHeight
    const middle = element.getBoundingClientRect().top + element.clientHeight / 2
    const inSight = () =>
      [...element.querySelectorAll<HTMLElement>('[data-sequence]')].find((row) => {
        const { top, bottom } = row.getBoundingClientRect()
        return top <= middle && bottom >= middle
      })
    // A jump this far is drawn a frame or two later.
    for (let frames = 0; frames < 10 && inSight() === undefined; frames += 1) await frame()
    const eye = inSight()
    if (eye === undefined) throw new Error('no message is in sight')
    const sequence = eye.dataset['sequence'] ?? ''
    const top = eye.getBoundingClientRect().top
    const watch = async () => {
      let most = 0
      let grown = 0
      for (let frames = 0; grown < 30 && frames < 1_200; frames += 1) {
        await frame()
        const now = element.querySelector(`[data-sequence="${sequence}"]`)
        if (now === null) throw new Error('the message under the eye is gone')
        most = Math.max(most, Math.abs(now.getBoundingClientRect().top - top))
        if (element.scrollHeight !== height) grown += 1
      }
      if (grown === 0) throw new Error('the list did not grow')
      return most
    }
    // Under way, and not over: what grows now is seen.
    return { over: watch() }
  }, scrollTop)
  await grow()
  const drift = await watching.evaluate(({ over }) => over)
  return Math.round(drift * 100) / 100
}
