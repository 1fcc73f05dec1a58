import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, expect, test, type Browser, type Page } from '@playwright/test'
import axe from 'axe-core'
import { isSceneName, scenes, type SceneName } from '../../packages/web/src/testing/harness/scenes.ts'
import { serveHarness } from '../../packages/web/src/testing/harness/serve.ts'

/**
 * Every state of every screen, in both languages and both themes: no violation, nothing sideways on a narrow screen with large text,
 * and pictures to look at where `WARIFU_PICTURES=1` asks for them.
 */
const FOLDER = '.cache/screens/scenes'
const takesPictures = process.env['WARIFU_PICTURES'] === '1'
const wide = { width: 1280, height: 800 }
const narrow = { width: 390, height: 844 }
const least = { width: 320, height: 568 }
/** In percent of what the reader's browser has: twice the usual size of this page. */
const TWICE = '187.5%'

let harness: Awaited<ReturnType<typeof serveHarness>>
let browser: Browser
test.beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true })
  harness = await serveHarness()
  browser = await chromium.launch({
    executablePath: process.env['WARIFU_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-quic', '--no-first-run'],
  })
})
test.afterAll(async () => {
  await browser.close()
  await harness.close()
})

for (const language of ['en', 'ja'] as const) {
  test(`every state of every screen (${language})`, async () => {
    test.setTimeout(600_000)
    const context = await browser.newContext({ viewport: wide, reducedMotion: 'reduce' })
    await context.addInitScript(axe.source)
    const page = await context.newPage()
    const found: string[] = []
    for (const scene of Object.keys(scenes).filter(isSceneName)) {
      await page.setViewportSize(wide)
      await page.goto(`${harness.url}?scene=${scene}&theme=light&language=${language}`)
      await page.locator('h1').first().waitFor()
      // What is told only after a while is told now.
      await page.evaluate(() => window.stage.advance(6_000))
      await settled(page, scene)
      for (const theme of ['light', 'dark'] as const) {
        await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
        await picture(page, `${scene}-${language}-${theme}-1280`)
        // Only colours hang on the theme.
        const violations = await violationsOn(page, theme === 'light' ? null : ['color-contrast'])
        found.push(...violations.map((violation) => `${scene} ${theme}: ${violation}`))
        if (takesPictures) {
          await page.setViewportSize(narrow)
          await picture(page, `${scene}-${language}-${theme}-390`)
          await page.setViewportSize(wide)
        }
      }
      await page.setViewportSize(least)
      await page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), TWICE)
      const sideways = await page.evaluate(farthestSideways)
      // Browsers round.
      if (sideways > 1) found.push(`${scene}: ${sideways} px sideways at 320 with text twice its size`)
      await picture(page, `${scene}-${language}-least`)
    }
    await context.close()
    expect(found).toEqual([])
  })
}

test('control: what is no good is found', async () => {
  const context = await browser.newContext()
  await context.addInitScript(axe.source)
  const page = await context.newPage()
  await page.goto(`${harness.url}?scene=list&language=en`)
  await page.evaluate(() => document.querySelector('main, [role=main]')?.append(document.createElement('button')))
  expect(await violationsOn(page, null)).toEqual([expect.stringContaining('button-name')])
  await context.close()
})

// Whether colours that are the reader's own tell everything, only an eye can say.
if (takesPictures)
  test('colours that are the reader’s own', async () => {
    const context = await browser.newContext({ viewport: wide, reducedMotion: 'reduce', forcedColors: 'active' })
    const page = await context.newPage()
    for (const scene of ['room-done', 'members', 'palette', 'settings', 'list', 'sign-in', 'room-outgoing'] as const) {
      await page.goto(`${harness.url}?scene=${scene}&language=ja`)
      await page.locator('h1').first().waitFor()
      await settled(page, scene)
      await picture(page, `${scene}-forced`)
    }
    await context.close()
  })

/** @param rules these alone; null: all, best practices too */
const violationsOn = (page: Page, rules: readonly string[] | null): Promise<readonly string[]> =>
  page.evaluate(async (only) => {
    const { axe: checker } = window as unknown as { readonly axe: typeof axe }
    const { violations } = await checker.run(document, only === null ? {} : { runOnly: [...only] })
    return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)
  }, rules)

/** By how many pixels the page, or a pane of it, can be moved sideways. Code may. */
const farthestSideways = () =>
  [...document.querySelectorAll('*')]
    .filter(
      (element) => element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX),
    )
    .filter((element) => element.clientWidth > 0 && element.closest('pre') === null)
    .reduce((most, { scrollWidth, clientWidth }) => Math.max(most, scrollWidth - clientWidth), 0)

/** What is loaded when it is first needed, a dialog or a face, is there. */
async function settled(page: Page, scene: SceneName): Promise<void> {
  const { path } = scenes[scene]
  if (path.includes('dialog=') || path === '/settings') await page.locator('dialog[open]').waitFor()
  await page.evaluate(async () => {
    await document.fonts.ready
  })
}

async function picture(page: Page, name: string): Promise<void> {
  if (takesPictures) await page.screenshot({ path: join(FOLDER, `${name}.png`) })
}
