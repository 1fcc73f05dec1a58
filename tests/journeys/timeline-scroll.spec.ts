import { AxeBuilder } from '@axe-core/playwright'
import { chromium, expect, test, type Browser, type Locator, type Page } from '@playwright/test'
import { serveHarness } from '../../packages/web/src/testing/harness/serve.ts'
import type { TimelineStage } from '../../packages/web/src/testing/harness/timeline.tsx'
import { words } from './words.ts'

/** That nothing moves under the eye. The timeline stands alone, before a room that is an array. */
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

async function show(query = '', size = { width: 900, height: 700 }): Promise<Page> {
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(message.text())
  })
  page.on('pageerror', (error) => console.error(error))
  await page.goto(`${harness.url}timeline.html?${query}`)
  return page
}

const distanceToEnd = (log: Locator) =>
  log.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight)

test('shows the end', async () => {
  const page = await show()
  const log = page.getByRole('log')
  await expect(log.getByText('300: ', { exact: false })).toBeInViewport()
  expect(await distanceToEnd(log)).toBeLessThan(2)
  await page.context().close()
})

type Watch = { readonly stop: () => Promise<number> }

/** Looks in every frame how far the text of a message is from where it was; `stop` tells the most, in pixels. */
async function watch(page: Page, sequence: number): Promise<Watch> {
  await page.evaluate((wanted) => {
    const text = () => document.querySelector(`[data-sequence="${wanted}"] [data-eye]`)
    const first = text()?.getBoundingClientRect().top
    if (first === undefined) throw new Error(`message ${wanted} is not drawn`)
    const watched = { most: 0, going: true }
    Object.assign(window, { watched })
    // In a task after each frame: then everything that belongs to the frame has been done, and stands as it was painted.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      const now = text()?.getBoundingClientRect().top
      watched.most = Math.max(watched.most, now === undefined ? 100_000 : Math.abs(now - first))
      if (watched.going) next()
    }
    const next = () => {
      requestAnimationFrame(() => {
        port2.postMessage(null)
      })
    }
    next()
  }, sequence)
  return {
    stop: async () => {
      await frames(page, 8)
      return page.evaluate(() => {
        const { watched } = window as unknown as { watched: { most: number; going: boolean } }
        watched.going = false
        return watched.most
      })
    },
  }
}

const frames = (page: Page, count: number) =>
  page.evaluate(async (many) => {
    for (let frame = 0; frame < many; frame += 1) await new Promise(requestAnimationFrame)
  }, count)

/** Scrolls until a message lies about a third below the upper edge. */
async function lookAt(page: Page, sequence: number): Promise<void> {
  await page.evaluate((wanted) => {
    const { stage } = window as unknown as { stage: TimelineStage }
    stage.model.goTo({ to: 'message', sequence: wanted })
  }, sequence)
  await expect(page.locator(`[data-sequence="${sequence}"]`)).toBeInViewport()
  await frames(page, 6)
  // From here on the reader moves by themselves.
  await page.getByRole('log').dispatchEvent('wheel')
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
}

const rowCount = (page: Page) =>
  page.evaluate(() => {
    const { stage } = window as unknown as { stage: TimelineStage }
    const shown = stage.model.snapshot()
    return shown.state === 'ready' ? shown.rows.length : 0
  })
const scrollTo = (log: Locator, top: number) => log.evaluate((element, place) => (element.scrollTop = place), top)
const drawnSequences = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-sequence]')].map((row) => Number(row.dataset['sequence'])),
  )

/** The message under the eye: a little below the upper edge. */
const underEye = (page: Page) =>
  page.evaluate(() => {
    const line = (document.querySelector('[role=log]')?.getBoundingClientRect().top ?? 0) + 64
    const rows = [...document.querySelectorAll<HTMLElement>('[data-sequence]')]
    return Number(rows.find((row) => row.getBoundingClientRect().bottom > line)?.dataset['sequence'])
  })

/** Does something on the stage, by the name of what it can do. */
const act = <Name extends keyof TimelineStage>(page: Page, name: Name, ...values: StageValues<Name>) =>
  page.evaluate(
    ([called, given]) => {
      const { stage } = window as unknown as { stage: Record<string, (...values: unknown[]) => unknown> }
      stage[called]?.(...given)
    },
    [name, values] as const,
  )
type StageValues<Name extends keyof TimelineStage> = TimelineStage[Name] extends (...values: infer Values) => unknown
  ? Values
  : never

async function start(query = ''): Promise<{ page: Page; log: Locator }> {
  const page = await show(query)
  const log = page.getByRole('log')
  await expect(log.locator('article').first()).toBeVisible()
  await frames(page, 6)
  return { page, log }
}

test('stays at the end while it is at the end, whatever comes or grows', async () => {
  const { page, log } = await start()
  await act(page, 'deliver', 'one', 'two', 'x\n'.repeat(18))
  await expect(log.getByText('two', { exact: true })).toBeVisible()
  expect(await distanceToEnd(log)).toBeLessThan(2)
  for (const change of [
    () => act(page, 'setLines', 7),
    () => act(page, 'setLines', 1),
    () => page.setViewportSize({ width: 500, height: 400 }),
    () => page.setViewportSize({ width: 900, height: 700 }),
    () => act(page, 'react', 303, '👍'),
    () => act(page, 'edit', 302, 'longer\n'.repeat(5)),
    () => act(page, 'erase', 303),
  ]) {
    await change()
    await frames(page, 4)
    expect(await distanceToEnd(log)).toBeLessThan(2)
  }
  await page.context().close()
})

test('older messages that come above move nothing, even at the very top', async () => {
  const { page, log } = await start()
  await act(page, 'hold')
  await scrollTo(log, 0)
  await frames(page, 6)
  expect((await drawnSequences(page))[0]).toBe(251)
  // The first one too: it loses the divider of its day, and the author's name, to those above.
  for (const sequence of [251, 255]) {
    const drift = await watch(page, sequence)
    if (sequence === 251) {
      await act(page, 'release')
      await expect.poll(() => rowCount(page)).toBe(150)
    }
    expect(await drift.stop(), String(sequence)).toBeLessThanOrEqual(1)
  }
  await page.context().close()
})

test('messages that come below move nothing, and are counted', async () => {
  const { page, log } = await start()
  await lookAt(page, 270)
  const drift = await watch(page, 270)
  await act(page, 'deliver', ...Array.from({ length: 20 }, (_, index) => `news ${index}`))
  await expect(page.getByRole('button', { name: '20 new messages' })).toBeVisible()
  expect(await drift.stop()).toBeLessThanOrEqual(1)
  await page.getByRole('button', { name: '20 new messages' }).click()
  await expect(log.getByText('news 19', { exact: true })).toBeInViewport()
  await expect(page.getByRole('button', { name: '20 new messages' })).toBeHidden()
  expect(await distanceToEnd(log)).toBeLessThan(2)
  await page.context().close()
})

for (const [what, change] of [
  ['an edit above', (page) => act(page, 'edit', 267, 'longer\n'.repeat(9))],
  ['an edit above that shortens', (page) => act(page, 'edit', 268, 'ok')],
  ['an edit below', (page) => act(page, 'edit', 272, 'longer\n'.repeat(9))],
  ['its own edit', (page) => act(page, 'edit', 270, 'longer\n'.repeat(9))],
  [
    'reactions around',
    async (page) => {
      for (const sequence of [266, 268, 269, 270, 271]) await act(page, 'react', sequence, '👍')
    },
  ],
  [
    'deletions around',
    async (page) => {
      for (const sequence of [266, 269, 271]) await act(page, 'erase', sequence)
    },
  ],
  ['a field that grows', (page) => act(page, 'setLines', 7)],
  ['a narrower window', (page) => page.setViewportSize({ width: 420, height: 700 })],
  ['larger letters', (page) => page.evaluate(() => (document.documentElement.style.fontSize = '150%'))],
] as const satisfies readonly (readonly [string, (page: Page) => Promise<unknown>])[]) {
  test(`${what} moves nothing under the eye`, async () => {
    const { page } = await start()
    await lookAt(page, 270)
    const drift = await watch(page, await underEye(page))
    await change(page)
    await frames(page, 10)
    expect(await drift.stop()).toBeLessThanOrEqual(1)
    await page.context().close()
  })
}

test('what comes in the very moment of scrolling up does not take the reader back', async () => {
  const { page, log } = await start()
  await log.evaluate((element) => {
    const { stage } = window as unknown as { stage: TimelineStage }
    element.scrollTop -= 300
    stage.deliver('just now')
  })
  await expect(page.getByRole('button', { name: '1 new message' })).toBeVisible()
  expect(await distanceToEnd(log)).toBeGreaterThan(250)
  await page.context().close()
})

test('what the reader unfolds at the end opens below where it was pressed', async () => {
  const { page, log } = await start()
  await act(page, 'deliver', Array.from({ length: 60 }, (_, line) => `line ${line}`).join('\n\n'))
  const button = page.getByRole('button', { name: words('en', 'timeline.unfold') })
  await expect(button).toBeInViewport()
  const drift = await watch(page, 301)
  await button.click()
  await expect(log.getByText('line 59', { exact: true })).toBeAttached()
  expect(await drift.stop()).toBeLessThanOrEqual(1)
  await page.context().close()
})

test('ten thousand messages: few of them are nodes, and the heap stays small', async () => {
  const { page, log } = await start('messages=10000')
  await act(page, 'loadAll')
  await expect.poll(() => rowCount(page)).toBe(10_000)
  await scrollTo(log, 0)
  await expect(log.getByText(words('en', 'timeline.beginning'))).toBeInViewport()
  await lookAt(page, 5_000)
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  expect(nodes).toBeLessThan(1_200)
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  expect(usedSize).toBeLessThan(60_000_000)
  console.log({ nodes, usedSize })

  const drift = await watch(page, 5_000)
  await act(page, 'deliver', ...Array.from({ length: 20 }, (_, index) => `news ${index}`))
  await expect(page.getByRole('button', { name: '20 new messages' })).toBeVisible()
  expect(await drift.stop()).toBeLessThanOrEqual(1)
  await page.context().close()
})

test('a link leads to a message far away: it is marked and has the focus, and both directions can be read from there', async () => {
  const { page, log } = await start('messages=2000')
  await act(page, 'goTo', 700)
  const found = log.locator('[data-sequence="700"]')
  await expect(found).toBeInViewport()
  await expect(found).toBeFocused()
  await expect(found).toHaveAttribute('aria-current', 'true')
  await expect(found).toContainText(words('en', 'timeline.marked'))
  await scrollTo(log, 0)
  await expect.poll(async () => Math.min(...(await drawnSequences(page)))).toBeLessThan(680)
  await log.evaluate((element) => (element.scrollTop = element.scrollHeight))
  await expect.poll(async () => Math.max(...(await drawnSequences(page)))).toBeGreaterThan(749)
  await page.getByRole('button', { name: words('en', 'timeline.to-present') }).click()
  await expect(log.getByText('2000: ', { exact: false })).toBeInViewport()
  expect(await distanceToEnd(log)).toBeLessThan(2)
  await page.context().close()
})

test('a link to nothing says so, and leaves the reader where they are', async () => {
  const { page, log } = await start()
  await act(page, 'goTo', 4_711)
  await expect(page.getByRole('alert')).toContainText(words('en', 'timeline.missing'))
  await expect(log.getByText('300: ', { exact: false })).toBeInViewport()
  await page.getByRole('button', { name: words('en', 'timeline.missing.dismiss') }).click()
  await expect(page.getByRole('alert')).toBeHidden()
  await page.context().close()
})

test('begins where the unread part begins, or leads there where it is further up', async () => {
  const near = await start('read=280')
  await expect(near.log.getByText(words('en', 'timeline.unread'))).toBeInViewport()
  await expect(near.log.locator('[data-sequence="281"]')).toBeInViewport()
  await near.page.context().close()

  const { page, log } = await start('messages=2000&read=500')
  await page.getByRole('button', { name: words('en', 'timeline.to-first-unread') }).click()
  await expect(log.getByText(words('en', 'timeline.unread'))).toBeInViewport()
  await expect(log.locator('[data-sequence="501"]')).toBeInViewport()
  await expect(page.getByRole('button', { name: words('en', 'timeline.to-first-unread') })).toBeHidden()
  await page.context().close()
})

test('another day is a date away', async () => {
  const { page, log } = await start('messages=2000')
  await page.getByRole('button', { name: /Go to another day/ }).click()
  await page.getByLabel(words('en', 'date.field'), { exact: true }).fill('2026-11-20')
  await page.getByRole('button', { name: words('en', 'date.submit') }).click()
  await expect(log.getByText('Fri, November 20', { exact: true })).toBeInViewport()
  await page.context().close()
})

test('the log is one stop for Tab, and keys lead from message to message', async () => {
  const { page, log } = await start()
  await act(page, 'react', 300, '👍')
  await page.getByRole('textbox').focus()
  await page.keyboard.press('Shift+Tab')
  const at = (sequence: number) => log.locator(`[data-sequence="${sequence}"]`)
  await expect(at(300)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(at(299)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(at(300)).toBeFocused()
  await page.keyboard.press('PageUp')
  await expect(at(300)).not.toBeFocused()
  const focused = await page.evaluate(() => Number((document.activeElement as HTMLElement).dataset['sequence']))
  expect(focused).toBeLessThan(295)
  await expect(at(focused)).toBeInViewport()
  await page.keyboard.press('Home')
  await expect(at(251)).toBeFocused()
  await page.keyboard.press('End')
  await expect(at(300)).toBeFocused()
  await expect.poll(() => distanceToEnd(log)).toBeLessThan(2)

  // Scrolled away, the message keeps the focus.
  await scrollTo(log, 300)
  await frames(page, 6)
  await expect(at(300)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(at(299)).toBeFocused()
  await expect(at(299)).toBeInViewport()

  // Into the message, along what can be done with it, and out of the log.
  await page.keyboard.press('Tab')
  await expect(at(299).locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('textbox')).toBeFocused()
  await page.context().close()
})

test('who comes back to a room finds it where they left it', async () => {
  const { page, log } = await start()
  await lookAt(page, 270)
  const top = () => page.locator('[data-sequence="270"]').evaluate((row) => row.getBoundingClientRect().top)
  const before = await top()
  await act(page, 'setShown', false)
  await expect(log).toBeHidden()
  await act(page, 'setShown', true)
  await expect(log).toBeVisible()
  await frames(page, 6)
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1)
  await page.context().close()
})

test('a page that does not come is said at its place, and asked for again there', async () => {
  const { page, log } = await start()
  await act(page, 'failHistory', true)
  await scrollTo(log, 0)
  await expect(log.getByRole('alert')).toBeInViewport()
  await act(page, 'failHistory', false)
  await log.getByRole('button', { name: words('en', 'retry') }).click()
  await expect.poll(() => rowCount(page)).toBe(150)
  await page.context().close()
})

test('has no accessibility violation', async () => {
  for (const query of ['', 'messages=0', 'read=280', 'theme=dark&language=ja']) {
    const page = await show(query)
    await expect(page.getByRole('log')).toBeVisible()
    await frames(page, 6)
    const { violations } = await new AxeBuilder({ page })
      .disableRules(['page-has-heading-one', 'region', 'landmark-one-main'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${query}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([])
    await page.context().close()
  }
})
