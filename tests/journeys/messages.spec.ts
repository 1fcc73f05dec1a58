import { expect, test } from '@playwright/test'
import { Acts } from './acts.ts'
import type { Language } from './words.ts'
import { World } from './world.ts'

/** What two people do with messages, each in front of the other's eyes. Once in English, once in Japanese. */
let world: World
test.beforeAll(async () => {
  world = await World.create()
})
test.afterAll(() => world.end())

const locales = { en: 'en-US', ja: 'ja-JP' } as const
/** Invitations that nobody has used yet. */
const links: string[] = []

for (const language of ['en', 'ja'] as const) {
  test(`reply, edit, history, react, pin, delete, typing, receipts (${language})`, async () => {
    const hana = new Acts(await world.person({ locale: locales[language] }), language)
    const lee = new Acts(await world.person({ locale: locales[language] }), language)
    const room = `room ${language}`
    await enter(hana, lee, room, language)

    await test.step('typing shows on the other side, and ends with the message', async () => {
      await hana.composer().pressSequentially('今日の予定は')
      await expect(lee.person.page.getByText(lee.say('typing.one', { name: `花 ${language}` }))).toBeVisible()
      await hana.composer().fill('')
      await hana.write('See **you** at the river')
      await lee.reads('See you at the river')
      await expect(lee.person.page.getByText(lee.say('typing.one', { name: `花 ${language}` }))).toBeHidden()
    })
    await test.step('what was read is said to who wrote it', async () => {
      await expect(
        hana.message('See you at the river').getByText(hana.say('receipts.read', { count: '1' })),
      ).toBeVisible()
    })
    await test.step('a reply quotes what it answers', async () => {
      await lee.act('See you at the river', 'message.reply')
      await lee.write('at nine')
      const answer = hana.message('at nine')
      await expect(answer.getByText('See you at the river')).toBeVisible()
    })
    await test.step('an edit shows on both sides, with what it said before', async () => {
      await hana.act('See you at the river', 'message.edit')
      await hana.composer().fill('See you at the bridge')
      await hana.composer().press('Enter')
      await lee.reads('See you at the bridge')
      await expect(lee.message('See you at the bridge').getByText(lee.say('timeline.edited'))).toBeVisible()
      await lee.chooseFromMenu('See you at the bridge', 'message.revisions')
      const dialog = lee.person.page.getByRole('dialog')
      await expect(dialog.getByText('See **you** at the river')).toBeVisible()
      await dialog.getByRole('button', { name: lee.say('dialog.close'), exact: true }).click()
    })
    await test.step('a reaction is counted, named and taken back', async () => {
      await lee.act('See you at the bridge', 'reactions.quick', { emoji: '👍' })
      const line = hana.message('See you at the bridge').getByRole('list', { name: hana.say('reactions.label') })
      const reaction = line.getByRole('button', { pressed: false }).first()
      await expect(reaction).toContainText('1')
      await reaction.click()
      await expect(line.getByRole('button', { pressed: true })).toContainText('2')
      await line.getByRole('button', { pressed: true }).click()
      await expect(line.getByRole('button', { pressed: false }).first()).toContainText('1')
    })
    await test.step('a pin is found by both, and leads to its place', async () => {
      await hana.chooseFromMenu('at nine', 'message.pin')
      const page = lee.person.page
      await page.goto(`${page.url().replace(/\/(messages|members|pins).*$/, '')}/pins`)
      const panel = page.getByRole('region', { name: lee.say('pins.title') })
      await panel.getByRole('link', { name: 'at nine' }).click()
      await expect(page).toHaveURL(/\/messages\/\d+$/)
      await expect(lee.message('at nine')).toBeInViewport()
    })
    await test.step('what is deleted is gone for both, and says so', async () => {
      await hana.chooseFromMenu('See you at the bridge', 'message.erase')
      await hana.button('message.erase.do').click()
      for (const someone of [hana, lee]) {
        await expect(someone.timeline().getByText('See you at the bridge')).toHaveCount(0)
        await expect(someone.timeline().getByText('See **you** at the river')).toHaveCount(0)
      }
    })
    await test.step('a reload tells the same', async () => {
      await lee.person.page.reload()
      await lee.reads('at nine')
      await expect(lee.timeline().getByText('See you at the bridge')).toHaveCount(0)
    })
    expect([...hana.person.complaints, ...lee.person.complaints]).toEqual([])
  })
}

/** The first time by the link of the first operator, then by invitations: one server serves both languages. */
async function enter(hana: Acts, lee: Acts, room: string, language: Language): Promise<void> {
  const link = links.shift()
  if (link === undefined) {
    await hana.becomeFirstOperator(world.listening.firstOperatorLink ?? '', `花 ${language}`, '総務部')
    for (let more = 0; more < 3; more += 1) links.push(await hana.inviteColleague())
  } else await hana.acceptInvitation(link, `花 ${language}`)
  await hana.createRoom(room)
  await lee.acceptInvitation(links.shift() ?? '', `Lee ${language}`)
  await lee.joinPublicRoom(room)
}
