import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, expect, test, type Browser, type Page } from '@playwright/test'
import { serveHarness } from '../../packages/web/src/testing/harness/serve.ts'
import type { ShowTexts } from '../../packages/web/src/testing/harness/texts.tsx'
import { allHostileStrings } from './corpus/hostile-strings.ts'

const SCREENS = '.cache/screens/injection'

let browser: Browser
test.beforeAll(async () => {
  await mkdir(SCREENS, { recursive: true })
  browser = await chromium.launch({
    executablePath: process.env['WARIFU_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-quic', '--no-first-run'],
  })
})
test.afterAll(() => browser.close())

/** A page that counts what must never happen: calls of the sentinel that the hostile strings name, dialogs, uncaught errors. */
async function watchedPage(): Promise<{ readonly page: Page; readonly runs: readonly string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const runs: string[] = []
  page.on('dialog', (dialog) => {
    runs.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => runs.push(`uncaught: ${error.message}`))
  await page.exposeFunction('__ran', () => runs.push('ran'))
  return { page, runs }
}

test('the corpus bites: a page that takes it for HTML runs it', async () => {
  const server = createServer((_, response) => {
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end('<!doctype html><title>control</title><p id=here>')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // It listens on a port: never a path.
  const { port } = server.address() as AddressInfo
  const { page, runs } = await watchedPage()
  const biting: string[] = []
  for (const text of allHostileStrings) {
    const before = runs.length
    await page.goto(`http://127.0.0.1:${port}/`)
    await page
      .evaluate(async (markup) => {
        const here = document.querySelector('#here')
        if (here !== null) here.innerHTML = markup
        await new Promise((resolve) => setTimeout(resolve, 40))
      }, text)
      .catch(() => {
        // Some lead the page away from itself; what they ran was counted.
      })
    if (runs.slice(before).some((run) => !run.startsWith('uncaught'))) biting.push(text)
  }
  server.close()
  console.log(`the control page ran ${biting.length} of ${allHostileStrings.length} strings`)
  expect(biting.length).toBeGreaterThanOrEqual(50)
})

declare global {
  // Only an interface can be added to.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface Window {
    readonly showTexts: ShowTexts
  }
}

test('as messages all of it is shown and none runs, even where no policy would stop it', async () => {
  const harness = await serveHarness()
  const { page, runs } = await watchedPage()
  await page.goto(`${harness.url}texts.html?language=ja`)
  await page.waitForFunction(() => 'showTexts' in window)
  const texts = page.getByTestId('text')
  for (let from = 0; from < allHostileStrings.length; from += 25) {
    const some = allHostileStrings.slice(from, from + 25)
    await page.evaluate((shown) => {
      window.showTexts(shown)
    }, some)
    await expect(texts).toHaveCount(some.length)
    await expect(
      texts.locator('script, iframe, img, object, embed, style, form, input, [onerror], [onload]'),
    ).toHaveCount(0)
    const schemes = await texts
      .locator('a')
      .evaluateAll((links) => links.map((link) => new URL(link.getAttribute('href') ?? '').protocol))
    expect(schemes.filter((scheme) => !['https:', 'http:', 'mailto:'].includes(scheme))).toEqual([])
    await page.screenshot({ path: `${SCREENS}/${String(from).padStart(3, '0')}.png`, fullPage: true })
  }
  expect(runs).toEqual([])
  await harness.close()
})

/** What the server takes as a name is at most this long. */
const NAME_LENGTH = 64

test('as names of rooms, people and workspaces, and in mentions and quotes, none runs', async () => {
  const harness = await serveHarness()
  const { page, runs } = await watchedPage()
  const names = allHostileStrings.filter((text) => text.trim() !== '').map((text) => text.slice(0, NAME_LENGTH))
  expect(names.length).toBeGreaterThanOrEqual(150)
  for (let from = 0; from < names.length; from += 30) {
    const some = names.slice(from, from + 30)
    for (const scene of ['list', 'people', 'palette'] as const) {
      await page.goto(`${harness.url}?scene=${scene}&names=${encodeURIComponent(JSON.stringify(some))}`)
      await page.locator('h1').first().waitFor()
      if (scene === 'list') await expect(page.getByTestId('room')).toHaveCount(some.length)
      await expect(page.locator('#app').locator('script, iframe, img, object, embed, [onerror], [onload]')).toHaveCount(
        0,
      )
      await page.screenshot({ path: `${SCREENS}/names-${scene}-${String(from).padStart(3, '0')}.png` })
    }
  }
  expect(runs).toEqual([])
  await harness.close()
})
