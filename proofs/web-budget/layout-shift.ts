import type { Page } from '@playwright/test'

/** Gathers what Layout Instability counts (web.dev/cls), from the first frame on. Before the page is opened. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts = { sum: 0 }
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = entry as PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean }
        if (!shift.hadRecentInput) shifts.sum += shift.value
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

export async function shiftSoFar(page: Page): Promise<number> {
  const sum = await page.evaluate(() => Number(Reflect.get(Reflect.get(window, 'shifts') as object, 'sum')))
  return Math.round(sum * 10_000) / 10_000
}
