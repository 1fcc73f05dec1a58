import { expect, test } from '@playwright/test'
import { Acts } from './acts.ts'
import { World } from './world.ts'

let world: World
test.beforeAll(async () => {
  world = await World.create()
})
test.afterAll(() => world.end())

test('unread, invited, offline, left, another language, signed out', async () => {
  const hana = new Acts(await world.person({ locale: 'en-US' }), 'en')
  const lee = new Acts(await world.person({ locale: 'ja-JP' }), 'ja')
  const desk = hana.person.page
  const other = lee.person.page

  await test.step('two people share a public room; one of them looks elsewhere', async () => {
    await hana.becomeFirstOperator(world.listening.firstOperatorLink ?? '', '佐藤 花', '総務部')
    await hana.createRoom('alpha')
    await lee.acceptInvitation(await hana.inviteColleague(), 'Lee Minho')
    await lee.joinPublicRoom('alpha')
    await hana.createRoom('beta')
    await lee.write('first')
    await lee.write('second')
  })
  await test.step('what was missed is counted, marked where it begins, and read once it was seen', async () => {
    await desk.getByRole('link', { name: 'alpha 2 unread messages' }).click()
    await expect(desk.getByText(hana.say('timeline.unread'))).toBeVisible()
    await expect(desk.getByRole('link', { name: 'alpha', exact: true })).toBeVisible()
    await desk.reload()
    await hana.reads('second')
    await expect(desk.getByText(hana.say('timeline.unread'))).toHaveCount(0)
  })
  await test.step('a member invites a colleague into a room', async () => {
    await desk.getByRole('link', { name: 'beta' }).click()
    await desk.getByRole('link', { name: hana.say('room.members.show') }).click()
    await hana.button('members.invite.whom', { name: 'Lee Minho' }).click()
    await expect(desk.getByText(hana.say('members.invite.done'), { exact: true })).toBeVisible()
    await other.getByRole('link', { name: 'beta' }).click()
    await lee.button('room.join').click()
    await expect(other.getByRole('log')).toBeVisible()
    await expect(desk.getByRole('region', { name: hana.say('members.title') }).getByText('Lee Minho')).toBeVisible()
  })
  await test.step('being offline is said at once, and over when it is', async () => {
    await hana.person.context.setOffline(true)
    await expect(desk.getByText(hana.say('strip.offline'))).toBeVisible({ timeout: 2_000 })
    await hana.write('written offline')
    await hana.person.context.setOffline(false)
    await expect(desk.getByText(hana.say('strip.offline'))).toBeHidden()
    await lee.reads('written offline')
  })
  await test.step('who leaves a room no longer sees it as theirs', async () => {
    await other.getByRole('link', { name: lee.say('room.members.show') }).click()
    await lee.button('members.leave').click()
    await lee.button('members.leave.do').click()
    await expect(other.getByRole('log')).toHaveCount(0)
    await expect(other.getByRole('link', { name: 'beta' })).toHaveCount(0)
  })
  await test.step('language and theme change at once and are remembered; signing out ends it', async () => {
    const inJapanese = new Acts(hana.person, 'ja')
    await hana.openSettings('settings.appearance')
    await desk.getByLabel(hana.say('preferences.language.ja')).check()
    await desk.getByLabel(inJapanese.say('preferences.theme.dark')).check()
    await desk.getByRole('tab', { name: inJapanese.say('settings.account'), exact: true }).click()
    await inJapanese.button('account.sign-out').click()
    await expect(inJapanese.button('sign-in.submit')).toBeVisible()
    await desk.reload()
    await expect(inJapanese.button('sign-in.submit')).toBeVisible()
    await expect(desk.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
  expect([...hana.person.complaints, ...lee.person.complaints]).toEqual([])
})
