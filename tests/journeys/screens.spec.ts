import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { Acts, PASSWORD } from './acts.ts'
import type { Language } from './words.ts'
import { World } from './world.ts'

/** Every screen, in both languages, both themes and two widths: no violation, no sideways scroll, and a picture to look at. */
const folder = '.cache/screens'
const widths = [390, 1280]
const themes = ['light', 'dark'] as const

let world: World
test.beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  world = await World.create()
})
test.afterAll(() => world.end())

async function look(page: Page, screen: string, language: Language): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    for (const width of widths) {
      await page.setViewportSize({ width, height: width < 600 ? 844 : 800 })
      await page.screenshot({ path: join(folder, `${screen}-${language}-${theme}-${width}.png`) })
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      )
      expect(sideways, `${screen} scrolls sideways at ${width}`).toBe(false)
    }
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${screen} ${language} ${theme}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual(
      [],
    )
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}

test.setTimeout(400_000)

test('every screen, ja and en, light and dark, 390 and 1280', async () => {
  const link = world.listening.firstOperatorLink ?? ''
  const { publicUrl } = world.listening
  const locales = { en: 'en-US', ja: 'ja-JP' } as const

  for (const language of ['en', 'ja'] as const) {
    const person = await world.person({ locale: locales[language] })
    const acts = new Acts(person, language)
    const { page } = person
    await page.goto(`${publicUrl}/sign-in`)
    await expect(acts.button('sign-in.submit')).toBeVisible()
    await look(page, 'sign-in', language)
    await page.getByLabel(acts.say('sign-in.name'), { exact: true }).fill('nobody')
    await page.getByLabel(acts.say('password.label'), { exact: true }).fill(PASSWORD)
    await acts.button('sign-in.submit').click()
    await expect(page.getByText('WRF-2001')).toBeVisible()
    // The sentence of a code comes a moment after the code.
    await expect(page.getByRole('alert').filter({ hasText: 'WRF-2001' })).not.toHaveText('WRF-2001')
    await look(page, 'sign-in-refused', language)
    await page.goto(`${publicUrl}/setup#${'A'.repeat(43)}`)
    await expect(page.getByText('WRF-2003')).toBeVisible()
    await look(page, 'link-unusable', language)
    if (world.listening.firstOperatorLink !== null) {
      await page.goto(link)
      await expect(acts.button('setup.submit')).toBeVisible()
      await look(page, 'setup', language)
    }
    await person.context.close()
  }

  const hana = new Acts(await world.person({ locale: 'ja-JP' }), 'ja')
  await hana.becomeFirstOperator(link, '佐藤 花', '総務部')
  await look(hana.person.page, 'empty', 'ja')
  await hana.createRoom('セキュリティ')
  const invitation = await hana.inviteColleague()

  const lee = new Acts(await world.person({ locale: 'en-US' }), 'en')
  await lee.person.page.goto(invitation)
  await expect(lee.button('join.submit')).toBeVisible()
  await look(lee.person.page, 'join', 'en')
  await lee.acceptInvitation(invitation, 'Lee Minho')
  await look(lee.person.page, 'empty', 'en')
  await lee.joinPublicRoom('セキュリティ')

  await hana.write('本番の証明書、明日の 02:00 に自動更新されます。手順は runbook の 3 章です。')
  await lee.write('Rotation dry-run passed on staging.\nSecond line, and a long word: ' + 'x'.repeat(120))
  await hana.write('<img src=x onerror=alert(1)> と \u202E逆向き\u202C はそのまま表示されます')
  await hana.reads('Rotation dry-run passed on staging.\nSecond line, and a long word: ' + 'x'.repeat(120))

  for (const acts of [hana, lee]) {
    const { page } = acts.person
    await look(page, 'room', acts.language)
    await page.getByRole('link', { name: acts.say('room.members.show') }).click()
    await look(page, 'members', acts.language)
    await page.getByRole('link', { name: acts.say('room.members.hide') }).click()
    for (const [screen, id] of [
      ['create-room', 'rooms.create'],
      ['browse', 'rooms.browse'],
      ['account', 'account.open'],
      ['colleague', 'colleague.open'],
    ] as const) {
      if (id === 'colleague.open' && acts !== hana) continue
      await acts.button(id).first().click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await look(page, screen, acts.language)
      await page.keyboard.press('Escape')
    }
  }

  await world.stop('SIGKILL')
  await lee.write('Written while the server is away.')
  await expect(lee.button('strip.retry-now')).toBeVisible({ timeout: 30_000 })
  await look(lee.person.page, 'reconnecting', 'en')
  await expect(hana.button('strip.retry-now')).toBeVisible({ timeout: 30_000 })
  await look(hana.person.page, 'reconnecting', 'ja')
  expect([...hana.person.complaints, ...lee.person.complaints]).toEqual([])
})
