import { AxeBuilder } from '@axe-core/playwright'
import { chromium, expect, test, type Browser, type Locator, type Page } from '@playwright/test'
import { serveHarness } from '../../packages/web/src/testing/harness/serve.ts'
import { InputMethod } from './ime.ts'
import { words } from './words.ts'

/** Writing by keyboard, as only a real browser can show it: carets, undoing, where the focus is. The server is a few arrays. */
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

const say = (id: string, values: Readonly<Record<string, string>> = {}) => words('en', id, values)

async function inRoom(query = ''): Promise<{ page: Page; field: Locator; list: Locator; log: Locator }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${harness.url}?scene=room&language=en${query}`)
  await page.getByText('確認します。チェーン先頭').first().waitFor()
  const field = page.getByRole('textbox')
  await field.focus()
  return { page, field, list: page.getByRole('listbox'), log: page.getByRole('log') }
}

const caretOf = (field: Locator) => field.evaluate((element) => (element as HTMLTextAreaElement).selectionStart)

test.describe('the list of suggestions', () => {
  test('is gone through and taken from by keyboard; what it put in is undone like typing', async () => {
    const { page, field, list } = await inRoom()
    await page.keyboard.type('hi @')
    await expect(list).toBeVisible()
    await expect(field).toHaveAttribute('aria-activedescendant', /.+/)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.type('lee')
    await expect(list.getByRole('option')).toHaveText(['@Lee Minho'])
    await page.keyboard.press('Tab')
    await expect(field).toHaveValue('hi @Lee Minho ')
    await expect(field).toBeFocused()
    await expect(list).toBeHidden()
    await page.keyboard.press('Control+z')
    await expect(field).toHaveValue('hi @lee')
    await page.context().close()
  })

  test('puts a name into the middle of a text, with the caret behind it', async () => {
    const { page, field } = await inRoom()
    await page.keyboard.type('before after')
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('@lee')
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue('before @Lee Minho after')
    expect(await caretOf(field)).toBe('before @Lee Minho '.length)
    await page.keyboard.type('and ')
    await expect(field).toHaveValue('before @Lee Minho and after')
    await page.context().close()
  })

  test('that was closed stays closed, and then Tab leaves the field and Enter sends', async () => {
    const { page, field, list, log } = await inRoom()
    await page.keyboard.type('@le')
    await expect(list).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(list).toBeHidden()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('e')
    await expect(list).toBeHidden()
    await page.keyboard.press('Tab')
    await expect(field).not.toBeFocused()
    await page.keyboard.press('Shift+Tab')
    await expect(field).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(log.getByText('@lee', { exact: true })).toBeVisible()
    // A new message, a new list.
    await page.keyboard.type('@le')
    await expect(list).toBeVisible()
    await page.context().close()
  })

  test('leaves a new line and Ctrl+Enter to the field', async () => {
    const { page, field, list, log } = await inRoom()
    await page.keyboard.type('@le')
    await page.keyboard.press('Shift+Enter')
    await expect(field).toHaveValue('@le\n')
    await expect(list).toBeHidden()
    await page.keyboard.type('@le')
    await expect(list).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(field).toHaveValue('')
    await expect(log.getByText('@le').last()).toBeVisible()
    await page.context().close()
  })

  test('does not open for the names in a text that is edited', async () => {
    const { page, field, list } = await inRoom()
    await page.keyboard.type('thanks @lee')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue('')
    await page.keyboard.press('ArrowUp')
    await expect(field).toHaveValue('thanks @lee')
    expect(await caretOf(field)).toBe('thanks @lee'.length)
    await page.keyboard.press('ArrowLeft')
    await expect(list).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(field).toHaveValue('')
    await page.context().close()
  })

  test('is open over a composition, whose keys stay with the input method', async () => {
    const { page, field, list } = await inRoom()
    const method = await InputMethod.on(field)
    await page.keyboard.type('@')
    await method.compose('佐')
    await expect(field).toHaveValue('@佐')
    await method.takes('Enter')
    await method.takes('Escape')
    await expect(list).toBeVisible()
    await method.confirm('佐藤', 'inside')
    await expect(field).toHaveValue('@佐藤')
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue('@佐藤 花 ')
    await page.context().close()
  })

  test('breaks no rule of accessibility', async () => {
    const { page, list } = await inRoom()
    await page.keyboard.type('@')
    await expect(list).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page.context().close()
  })
})

test.describe('the field', () => {
  test('moves its caret with the arrow where it holds a text', async () => {
    const { page, field } = await inRoom()
    await page.keyboard.type('one')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('two')
    await page.keyboard.press('ArrowUp')
    await expect(field).toHaveValue('one\ntwo')
    expect(await caretOf(field)).toBe(3)
    await page.context().close()
  })

  test('leaves arrows with a modifier to whoever they belong to', async () => {
    const { page, field } = await inRoom()
    await page.keyboard.press('Shift+ArrowUp')
    await page.keyboard.press('Control+ArrowUp')
    await expect(field).toHaveValue('')
    await page.context().close()
  })

  test('takes a composition as it comes, letter by letter', async () => {
    const { page, field } = await inRoom()
    const method = await InputMethod.on(field)
    await page.keyboard.type('今日は')
    for (const step of ['k', 'か', 'かい', 'かいg', 'かいぎ']) {
      await method.compose(step)
      await expect(field).toHaveValue(`今日は${step}`)
    }
    await method.confirm('会議', 'inside')
    await expect(field).toHaveValue('今日は会議')
    await page.keyboard.press('Control+z')
    await expect(field).not.toHaveValue('今日は会議')
    await page.context().close()
  })

  test('sends with the key that its reader chose, and says so', async () => {
    const { page, field, log } = await inRoom('&sendKey=mod-enter')
    await expect(field).toHaveAccessibleDescription('Ctrl+Enter sends · Enter makes a new line')
    await page.keyboard.type('one')
    await page.keyboard.press('Enter')
    await page.keyboard.type('two')
    await expect(field).toHaveValue('one\ntwo')
    await page.keyboard.press('Control+Enter')
    await expect(field).toHaveValue('')
    await expect(log.getByText('one').last()).toBeVisible()
    await page.context().close()
  })
})

test.describe('the emoji', () => {
  test('are found and put in where the caret is; Enter in their search sends nothing', async () => {
    const { page, field, log } = await inRoom()
    await page.keyboard.type('ab')
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('button', { name: say('composer.emoji') }).click()
    const search = page.getByRole('searchbox')
    await expect(search).toBeFocused()
    const before = await log.getByTestId('message').count()
    await page.keyboard.type('qqqq')
    await page.keyboard.press('Enter')
    await search.fill('thumbsup')
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue('a👍b')
    await expect(field).toBeFocused()
    expect(await caretOf(field)).toBe('a👍'.length)
    await expect(log.getByTestId('message')).toHaveCount(before)
    await page.keyboard.press('Control+z')
    await expect(field).toHaveValue('ab')
    await page.context().close()
  })

  test('are one stop for Tab, and gone through by arrows', async () => {
    const { page } = await inRoom()
    await page.getByRole('button', { name: say('composer.emoji') }).click()
    const grid = page.getByRole('grid')
    await expect(grid.locator('[tabindex="0"]')).toHaveCount(1)
    expect(await page.locator('[popover] *').count()).toBeLessThan(1_000)
    const present = () => page.evaluate(() => document.activeElement?.textContent)
    await page.keyboard.press('ArrowDown')
    const first = await present()
    await page.keyboard.press('ArrowRight')
    const second = await present()
    expect(second).not.toBe(first)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    expect(await present()).toBe(second)
    await page.keyboard.press('Home')
    expect(await present()).toBe(first)
    await page.keyboard.press('Control+End')
    expect(
      await grid
        .getByRole('gridcell')
        .last()
        .evaluate((cell) => cell === document.activeElement),
    ).toBe(true)
    await expect(grid.getByRole('gridcell').last()).toBeInViewport()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('searchbox')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(grid).toBeHidden()
    await page.context().close()
  })

  test('are searched in Japanese without the input method’s Enter choosing one', async () => {
    const { page, field } = await inRoom()
    await page.getByRole('button', { name: say('composer.emoji') }).click()
    const search = page.getByRole('searchbox')
    for (const order of ['inside', 'after'] as const) {
      await search.fill('')
      const method = await InputMethod.on(search)
      await method.compose('はくしゅ')
      await method.confirm('拍手', order)
      await expect(page.getByRole('grid')).toBeVisible()
      await expect(field).toHaveValue('')
    }
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue('👏')
    await page.context().close()
  })

  test('fit a narrow screen with large letters, eight in a row, and break no rule of accessibility', async () => {
    const { page } = await inRoom('&textSize=larger')
    await page.setViewportSize({ width: 320, height: 568 })
    await page.getByRole('button', { name: say('composer.emoji') }).click()
    const grid = page.getByRole('grid')
    await expect(grid).toBeVisible()
    const overflow = await page.locator('[popover]').evaluate((each) => each.scrollWidth - each.clientWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    const box = await grid.getByRole('gridcell').first().boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24)
    expect((await new AxeBuilder({ page }).include('[popover]').analyze()).violations).toEqual([])
    await page.context().close()
  })
})

test.describe('the keys of a message', () => {
  const last = (log: Locator) => log.getByTestId('message').last()

  test('agree, reply, edit and open what more there is', async () => {
    const { page, field, log } = await inRoom()
    const message = last(log)
    await message.focus()
    await page.keyboard.press('+')
    await expect(message.getByRole('list', { name: say('reactions.label') })).toContainText('👍')
    await expect(message).toBeFocused()

    await page.keyboard.press('.')
    await expect(page.getByRole('menu')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(message).toBeFocused()

    await page.keyboard.press(':')
    await page.getByRole('searchbox').fill('heart')
    await page.keyboard.press('Enter')
    await expect(message.getByRole('list', { name: say('reactions.label') })).toContainText('❤️')
    await expect(message).toBeFocused()

    await page.keyboard.press('r')
    await expect(field).toBeFocused()
    await expect(field).toHaveAccessibleDescription(/Replying to/)
    await page.keyboard.type('r')
    await expect(field).toHaveValue('r')
    await page.keyboard.press('Escape')

    await message.focus()
    await page.keyboard.press('e')
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('確認します。チェーン先頭 #48,201 まで検証します。')
    await page.context().close()
  })

  test('do nothing that the account may not', async () => {
    const { page, field, log } = await inRoom()
    // Somebody else's.
    await log.getByTestId('message').nth(-2).focus()
    await page.keyboard.press('e')
    await expect(field).toHaveValue('')
    await expect(field).not.toBeFocused()
    await page.context().close()
  })
})

test.describe('the palette', () => {
  test('goes where what was typed leads, however fast Enter follows', async () => {
    const { page } = await inRoom()
    await page.keyboard.type('half a sentence')
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox')
    await field.evaluate((element) => {
      const input = element as HTMLInputElement
      // Not what stood first before. In one task: no drawing comes between the last letter and Enter.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, 'リリース')
      input.dispatchEvent(new InputEvent('input', { bubbles: true }))
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, bubbles: true, cancelable: true }))
    })
    await expect(page.getByRole('heading', { name: 'リリース', level: 1 })).toBeVisible()
    await page.context().close()
  })

  test('stays open while the keys that opened it are held', async () => {
    const { page } = await inRoom()
    await page.keyboard.down('Control')
    await page.keyboard.down('k')
    await page.keyboard.down('k')
    await page.keyboard.down('k')
    await expect(page.getByRole('combobox')).toBeVisible()
    await page.keyboard.up('k')
    await page.keyboard.press('k')
    await page.keyboard.up('Control')
    await expect(page.getByRole('combobox')).toBeHidden()
    await page.context().close()
  })

  test('breaks no rule of accessibility, with and without something found', async () => {
    const { page } = await inRoom()
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox')
    await field.fill('佐藤')
    await expect(page.getByRole('option', { selected: true })).toHaveCount(1)
    expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([])
    await field.fill('qqqqq')
    await expect(page.getByText(say('palette.none'))).toBeVisible()
    expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([])
    await page.context().close()
  })
})
