import { chromium, expect, test, type Browser, type Locator, type Page } from '@playwright/test'
import { serveHarness } from '../../packages/web/src/testing/harness/serve.ts'
import type { Stage } from '../../packages/web/src/testing/harness/main.tsx'
import type { SceneName } from '../../packages/web/src/testing/harness/scenes.ts'
import { words } from './words.ts'

/** What only a real browser can show of the chat's screens; the server behind them is a few arrays. */
let harness: Awaited<ReturnType<typeof serveHarness>>
let browser: Browser
test.beforeAll(async () => {
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

type View = { readonly width: number; readonly height: number; readonly theme: string; readonly language: 'en' | 'ja' }
const desk: View = { width: 1280, height: 800, theme: 'light', language: 'en' }

async function show(scene: SceneName, view: View = desk): Promise<Page> {
  const context = await browser.newContext({ viewport: view, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${harness.url}?scene=${scene}&theme=${view.theme}&language=${view.language}`)
  await page.locator('h1').first().waitFor()
  return page
}

declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface Window {
    readonly stage: Stage
  }
}

const deliver = (page: Page, ...texts: string[]) => page.evaluate((each) => window.stage.deliver(each), texts)
const frames = (page: Page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame)
  })
/** The message that lies a third below the upper edge. */
const underEye = (log: Locator) =>
  log.evaluate((element) => {
    const line = element.getBoundingClientRect().top + element.clientHeight / 3
    const rows = [...element.querySelectorAll<HTMLElement>('[data-sequence]')]
    return Number(rows.find((row) => row.getBoundingClientRect().bottom > line)?.dataset['sequence'])
  })
const distanceToEnd = (log: Locator) =>
  log.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight)

test('stays at the end while it is at the end, whatever comes or grows', async () => {
  const page = await show('room-history')
  const log = page.getByRole('log')
  await expect(log.getByText('300: ', { exact: false })).toBeVisible()
  expect(await distanceToEnd(log)).toBeLessThan(2)
  await deliver(page, 'one', 'two', 'x\n'.repeat(20))
  await expect(log.getByText('two', { exact: true })).toBeVisible()
  expect(await distanceToEnd(log)).toBeLessThan(2)
  await page.getByRole('textbox').fill('line\n'.repeat(6))
  await expect.poll(() => distanceToEnd(log)).toBeLessThan(2)
  await page.setViewportSize({ width: 1280, height: 500 })
  await expect.poll(() => distanceToEnd(log)).toBeLessThan(2)
  await page.context().close()
})

test('keeps what is under the eye where it is: older pages come above, new messages below', async () => {
  const page = await show('room-history')
  const log = page.getByRole('log')
  await expect(log.getByText('300: ', { exact: false })).toBeVisible()
  await log.evaluate((element) => (element.scrollTop = 900))
  await frames(page)
  const eye = log.locator(`[data-sequence="${await underEye(log)}"]`)
  const top = () => eye.evaluate((element) => element.getBoundingClientRect().top)
  const place = () => eye.evaluate((element) => Number(element.closest('li')?.ariaPosInSet))
  const [before, placeBefore] = [await top(), await place()]
  const scrolled = await log.evaluate((element) => {
    const from = element.scrollTop
    element.scrollTop = 500
    return from - 500
  })
  await expect.poll(place).toBe(placeBefore + 100)
  await frames(page)
  const after = await top()
  expect(Math.abs(after - before - scrolled)).toBeLessThanOrEqual(1)

  await deliver(page, ...Array.from({ length: 20 }, (_, index) => `news ${index}`))
  await expect(page.getByRole('button', { name: '20 new messages' })).toBeVisible()
  await frames(page)
  expect(Math.abs((await top()) - after)).toBeLessThanOrEqual(1)

  await log.focus()
  await page.keyboard.press('End')
  await expect(page.getByRole('button', { name: '20 new messages' })).toBeHidden()
  await expect(log.getByText('news 19', { exact: true })).toBeInViewport()
  await page.context().close()
})

test('what comes in the very moment of scrolling up does not take the reader back', async () => {
  const page = await show('room-history')
  const log = page.getByRole('log')
  await expect(log.getByText('300: ', { exact: false })).toBeVisible()
  await log.evaluate((element) => {
    element.scrollTop -= 300
    window.stage.deliver(['just now'])
  })
  await expect(page.getByRole('button', { name: '1 new message' })).toBeVisible()
  expect(await distanceToEnd(log)).toBeGreaterThan(250)
  await page.context().close()
})

test('the pill leads to the end', async () => {
  const page = await show('room-history')
  const log = page.getByRole('log')
  await expect(log.getByText('300: ', { exact: false })).toBeVisible()
  await log.evaluate((element) => (element.scrollTop = 900))
  await deliver(page, 'here')
  await page.getByRole('button', { name: '1 new message' }).click()
  await expect(log.getByText('here', { exact: true })).toBeInViewport()
  expect(await distanceToEnd(log)).toBeLessThan(2)
  await page.context().close()
})

for (const [order, isComposing] of [
  ['inside the composition, as in Chrome and Firefox', true],
  ['after the composition, as in Safari', false],
] as const) {
  test(`the Enter that confirms a conversion sends nothing, ${order}; the next one sends once`, async () => {
    const page = await show('room', { ...desk, language: 'ja' })
    const field = page.getByRole('textbox')
    await field.focus()
    const input = await page.context().newCDPSession(page)
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 } as const

    await input.send('Input.imeSetComposition', { text: 'けんしょう', selectionStart: 5, selectionEnd: 5 })
    if (!isComposing) await input.send('Input.insertText', { text: 'けんしょう' })
    await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter })
    if (isComposing) await input.send('Input.insertText', { text: 'けんしょう' })
    await input.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter })
    await expect(field).toHaveValue('けんしょう')
    await expect(page.getByRole('log').getByText('けんしょう')).toHaveCount(0)

    await field.press('Enter')
    await expect(field).toHaveValue('')
    await expect(page.getByRole('log').getByText('けんしょう', { exact: true })).toHaveCount(1)
    await page.context().close()
  })
}

test('the field grows with its lines to eight, then scrolls to the line that is written', async () => {
  const page = await show('room')
  const field = page.getByRole('textbox')
  const height = () => field.evaluate((element) => element.parentElement?.clientHeight ?? 0)
  const one = await height()
  await field.press('Shift+Enter')
  expect(await height()).toBeGreaterThan(one)
  for (let line = 0; line < 6; line += 1) await field.press('Shift+Enter')
  const eight = await height()
  await field.press('Shift+Enter')
  await field.press('Shift+Enter')
  await page.keyboard.type('last')
  expect(await height()).toBe(eight)
  const below = await field.evaluate((element) => {
    const frame = element.parentElement
    return frame === null ? Number.NaN : frame.scrollHeight - frame.scrollTop - frame.clientHeight
  })
  expect(below).toBeLessThanOrEqual(8)
  await page.context().close()
})

test('what cannot be sent stays, and says why', async () => {
  const page = await show('room')
  const field = page.getByRole('textbox')
  await field.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(words('en', 'composer.fault.empty'))
  await field.fill('x'.repeat(16_001))
  await field.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('Too long: at most 16,000 characters. Nothing was sent.')
  await expect(field).toHaveValue('x'.repeat(16_001))
  await page.context().close()
})

test('a burst of ten is told as one sentence, a single message with its author', async () => {
  const page = await show('room')
  const announcer = page.getByTestId('announcer')
  await expect(page.getByRole('log')).toBeVisible()
  await deliver(page, 'おはよう')
  await page.evaluate(() => window.stage.advance(1_000))
  await expect(announcer).toHaveText('佐藤 花: おはよう')
  await page.evaluate(() => window.stage.advance(10_000))
  await deliver(page, ...Array.from({ length: 10 }, (_, index) => `news ${index}`))
  await page.evaluate(() => window.stage.advance(10_000))
  await expect(announcer).toHaveText('10 new messages')
  await page.context().close()
})

test('a stranger’s text stays text', async () => {
  const page = await show('room-strange')
  const log = page.getByRole('log')
  await expect(log.getByText('line 20', { exact: false })).toBeVisible()
  await log.evaluate((element) => (element.scrollTop = 0))
  await expect(log.getByText('<img src=x', { exact: false })).toBeVisible()
  await expect(log.locator('img, script, [onerror]')).toHaveCount(0)
  const links = await log.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(links.filter((href) => !(href ?? '').startsWith('https://'))).toEqual([])
  await expect(page).not.toHaveTitle(/pwned/)
  await expect(log.getByText('U+202E')).toBeVisible()
  await log.getByRole('button', { name: words('en', 'timeline.unfold') }).click()
  await expect(log.getByText('line 60', { exact: false })).toBeVisible()
  await page.context().close()
})

test('going to and fro on a narrow screen: one pane at a time, by address', async () => {
  const page = await show('list', { ...desk, width: 390, height: 844 })
  await page.getByRole('link', { name: 'セキュリティ' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'セキュリティ' })).toBeFocused()
  await expect(page.getByRole('navigation')).toBeHidden()
  await page.getByRole('link', { name: words('en', 'room.to-list') }).click()
  await expect(page.getByRole('navigation')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('log')).toBeVisible()
  await page.context().close()
})

test('only panes scroll, never the page around them', async () => {
  for (const scene of ['room-history', 'members', 'many-rooms'] as const) {
    const page = await show(scene, { ...desk, height: 400 })
    const over = await page.evaluate(
      () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
    )
    expect(over, scene).toBe(0)
    await page.context().close()
  }
})
