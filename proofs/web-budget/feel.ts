import type { Page } from '@playwright/test'
import type { Place } from './stage.ts'

/** From pressing a key to the frame in which its letter is painted, in milliseconds, for each of some keys. */
export async function keyToGlyph(page: Page, keys: number): Promise<readonly number[]> {
  const field = page.getByRole('textbox', { name: /./ }).last()
  await field.focus()
  await page.evaluate(() => {
    const painted: number[] = []
    Object.assign(window, { painted })
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          // A task after the frame: what was drawn in it is on its way to the screen.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => painted.push(performance.now() - timeStamp)
          port2.postMessage(null)
        })
      },
      { capture: true },
    )
  })
  for (let key = 0; key < keys; key += 1) await page.keyboard.press('abcdefgh'.charAt(key % 8))
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  return (await page.evaluate(() => Reflect.get(window, 'painted') as number[])).slice(0, keys)
}

/** From choosing a room to the frame in which its newest message is painted, there and back, in milliseconds. */
export async function roomSwitch(
  page: Page,
  rooms: readonly [Place, Place],
  times: number,
): Promise<readonly number[]> {
  const took: number[] = []
  for (let time = 0; time < times; time += 1) {
    const { roomId, name } = rooms[time % 2] ?? rooms[0]
    took.push(
      await page.evaluate(
        async ([address, title]) => {
          const link = document.querySelector<HTMLElement>(`a[href="${address}"]`)
          if (link === null) throw new Error(`no link to ${address}`)
          const frame = () => new Promise(requestAnimationFrame)
          const from = performance.now()
          link.click()
          const shown = () =>
            document.querySelector('h1')?.textContent.includes(title) === true &&
            document.querySelector('[role="log"] [data-sequence]') !== null
          while (!shown()) await frame()
          await frame()
          return performance.now() - from
        },
        [`/rooms/${roomId}`, name] as const,
      ),
    )
  }
  return took
}

/** The value that 95 of 100 do not exceed (nearest rank), rounded to a tenth. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? NaN
  return Math.round(value * 10) / 10
}
