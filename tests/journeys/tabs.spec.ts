import { expect, test } from '@playwright/test'
import { Acts } from './acts.ts'
import { World } from './world.ts'

/** Several tabs of one browser: one account, one appearance, one end. */
let world: World
test.beforeAll(async () => {
  world = await World.create()
})
test.afterAll(() => world.end())

test('what is chosen, read, ended and begun in one tab is so in the other', async () => {
  const hana = new Acts(await world.person(), 'en')
  await hana.becomeFirstOperator(world.listening.firstOperatorLink ?? '', 'Hana', 'Office')
  await hana.createRoom('alpha')
  const lee = new Acts(await world.person(), 'en')
  await lee.acceptInvitation(await hana.inviteColleague(), 'Lee')
  await lee.joinPublicRoom('alpha')
  await hana.createRoom('beta')

  const page = await hana.person.context.newPage()
  const second = new Acts({ context: hana.person.context, complaints: hana.person.complaints, page }, 'en')
  await page.goto(world.listening.publicUrl)
  await expect(second.room('alpha')).toBeVisible()

  await test.step('language and theme', async () => {
    await hana.openSettings('settings.appearance')
    await hana.person.page.getByLabel(hana.say('preferences.theme.dark')).check()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await hana.person.page.getByLabel(hana.say('preferences.language.ja')).check()
    await expect(page.getByText(new Acts(second.person, 'ja').say('rooms.directs'))).toBeVisible()
    await hana.person.page.getByLabel(hana.say('preferences.language.en')).check()
    await hana.person.page.keyboard.press('Escape')
  })
  await test.step('a message shows in both, and reading it in one reads it in both', async () => {
    await lee.write('for both tabs')
    await expect(second.room('alpha')).toHaveAttribute('data-strong', 'true')
    await expect(hana.room('alpha')).toHaveAttribute('data-strong', 'true')
    await page.bringToFront()
    await second.room('alpha').click()
    await second.reads('for both tabs')
    await expect(second.room('alpha')).toHaveAttribute('data-strong', 'false')
    await expect(hana.room('alpha')).toHaveAttribute('data-strong', 'false')
  })
  await test.step('newer pages are offered, never taken by themselves', async () => {
    await page.route('**/version.json', (route) => route.fulfill({ json: { build: 'something-newer' } }))
    await world.stop()
    await world.start()
    await expect(page.getByText(second.say('update.ready'))).toBeVisible({ timeout: 60_000 })
    await second.composer().fill('a draft to keep')
    await page.unroute('**/version.json')
    await second.button('update.reload').click()
    await expect(second.composer()).toHaveValue('a draft to keep')
    await expect(page.getByText(second.say('update.ready'))).toHaveCount(0)
  })
  await test.step('signing out ends it in both; signing in begins it in both', async () => {
    await second.openSettings('settings.account')
    await second.button('account.sign-out').click()
    await expect(second.button('sign-in.submit')).toBeVisible()
    await expect(hana.button('sign-in.submit')).toBeVisible()
    await hana.signIn(`${world.listening.publicUrl}/sign-in`, 'Hana')
    await expect(hana.room('alpha')).toBeVisible()
    await expect(second.room('alpha')).toBeVisible()
    await second.room('alpha').click()
    // A draft is gone with the session that it was written in.
    await expect(second.composer()).toHaveValue('')
  })
  expect([...hana.person.complaints, ...lee.person.complaints]).toEqual([])
})
