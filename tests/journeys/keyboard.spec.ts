import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { Acts } from './acts.ts'
import type { Language } from './words.ts'
import { World } from './world.ts'

/** A day's work without a mouse, in each language. */
let world: World
test.beforeAll(async () => {
  world = await World.create()
})
test.afterAll(() => world.end())

const locales = { en: 'en-US', ja: 'ja-JP' } as const
const links: string[] = []

for (const language of ['en', 'ja'] as const) {
  test(`rooms, messages and settings by keys alone (${language})`, async () => {
    const { hana, lee, rooms } = await enter(language)
    const { page } = hana.person
    const keys = page.keyboard
    const title = (name: string) => page.getByRole('heading', { name, level: 1 })

    await test.step('a room is found by how a person would type it, and opened', async () => {
      await keys.press('Control+k')
      await expect(page.getByRole('combobox')).toBeFocused()
      await keys.type(rooms.second.slice(0, 3))
      await expect(page.getByRole('option').first()).toContainText(rooms.second)
      await keys.press('Enter')
      await expect(title(rooms.second)).toBeVisible()
      await expect(hana.composer()).toBeFocused()
    })
    await test.step('Alt and the arrows go from room to room; with Shift to unread ones', async () => {
      await keys.press('Alt+ArrowUp')
      await expect(title(rooms.first)).toBeVisible()
      await keys.press('Alt+ArrowDown')
      await expect(title(rooms.second)).toBeVisible()
      await lee.write(`question ${language}`)
      await expect(hana.room(rooms.first)).toHaveAttribute('data-strong', 'true')
      await keys.press('Alt+Shift+ArrowDown')
      await expect(title(rooms.first)).toBeVisible()
      await hana.reads(`question ${language}`)
    })
    await test.step('F6 goes round the parts of the screen', async () => {
      await expect(hana.composer()).toBeFocused()
      await keys.press('F6')
      await expect(hana.room(rooms.first)).toBeFocused()
      await keys.press('ArrowDown')
      await expect(hana.room(rooms.second)).toBeFocused()
      await keys.press('ArrowUp')
      await keys.press('F6')
      await expect(hana.message(`question ${language}`)).toBeFocused()
      await keys.press('Shift+F6')
      await expect(hana.room(rooms.first)).toBeFocused()
      await keys.press('F6')
    })
    await test.step('on a message: a reaction, an answer', async () => {
      await expect(hana.message(`question ${language}`)).toBeFocused()
      await keys.press('+')
      await expect(
        hana.message(`question ${language}`).getByRole('list', { name: hana.say('reactions.label') }),
      ).toContainText('1')
      await keys.press('r')
      await expect(hana.composer()).toBeFocused()
      await keys.type(`answer ${language}`)
      await keys.press('Enter')
      await hana.reads(`answer ${language}`)
      await expect(hana.message(`answer ${language}`)).toContainText(`question ${language}`)
    })
    await test.step('the last message is written anew from an empty field; Escape leaves it as it was', async () => {
      await keys.press('ArrowUp')
      await expect(hana.composer()).toHaveValue(`answer ${language}`)
      await keys.press('Escape')
      await expect(hana.composer()).toHaveValue('')
      await keys.press('ArrowUp')
      await keys.press('End')
      await keys.type('!')
      await keys.press('Enter')
      await hana.reads(`answer ${language}!`)
      await lee.reads(`answer ${language}!`)
    })
    await test.step('the menu of a message is reached and left by keys', async () => {
      await keys.press('Shift+F6')
      await expect(hana.message(`answer ${language}!`)).toBeFocused()
      await keys.press('.')
      await expect(page.getByRole('menu')).toBeVisible()
      await keys.press('End')
      await expect(page.getByRole('menuitem', { name: hana.say('message.erase'), exact: true })).toBeFocused()
      await keys.press('Escape')
      await expect(page.getByRole('menu')).toHaveCount(0)
      await expect(page.getByRole('dialog')).toHaveCount(0)
    })
    await test.step('the sheet of shortcuts is the table of keys', async () => {
      await keys.press('Escape')
      await expect(hana.composer()).toBeFocused()
      await keys.press('Control+/')
      const sheet = page.getByRole('dialog', { name: hana.say('keys.title') })
      await expect(sheet).toContainText(hana.say('keys.palette'))
      await expect(sheet).toContainText('F6')
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
      await keys.press('Escape')
      await expect(sheet).toHaveCount(0)
      await expect(hana.composer()).toBeFocused()
    })
    await test.step('settings open by a key, and their parts are gone through by arrows', async () => {
      await keys.press('Control+,')
      const tab = (id: string) => page.getByRole('tab', { name: hana.say(id), exact: true })
      await expect(tab('settings.account')).toBeVisible()
      await tab('settings.account').focus()
      await keys.press('ArrowDown')
      await expect(tab('settings.appearance')).toBeFocused()
      await expect(page.getByText(hana.say('preferences.density'), { exact: true })).toBeVisible()
      await keys.press('Escape')
      await expect(title(rooms.first)).toBeVisible()
    })
    await test.step('the menu of a room opens from the list', async () => {
      await keys.press('F6')
      await expect(hana.room(rooms.first)).toBeFocused()
      await keys.press('Shift+F10')
      await expect(page.getByRole('menu')).toBeVisible()
      await keys.press('Escape')
      await expect(hana.room(rooms.first)).toBeFocused()
    })
    await test.step('Shift and Escape mark everything read', async () => {
      await lee.write(`one more ${language}`)
      await hana.reads(`one more ${language}`)
      await keys.press('Alt+ArrowDown')
      await lee.write(`unseen ${language}`)
      await expect(hana.room(rooms.first)).toHaveAttribute('data-strong', 'true')
      await keys.press('Shift+Escape')
      await expect(hana.room(rooms.first)).toHaveAttribute('data-strong', 'false')
    })
    expect([...hana.person.complaints, ...lee.person.complaints]).toEqual([])
  })
}

async function enter(language: Language) {
  const hana = new Acts(await world.person({ locale: locales[language] }), language)
  const lee = new Acts(await world.person({ locale: locales[language] }), language)
  const link = links.shift()
  if (link === undefined) {
    await hana.becomeFirstOperator(world.listening.firstOperatorLink ?? '', `花 ${language}`, '総務部')
    for (let more = 0; more < 3; more += 1) links.push(await hana.inviteColleague())
  } else await hana.acceptInvitation(link, `花 ${language}`)
  const rooms = { first: `あさひ ${language}`, second: `ゆうひ ${language}` }
  await hana.createRoom(rooms.second)
  await hana.createRoom(rooms.first)
  await lee.acceptInvitation(links.shift() ?? '', `Lee ${language}`)
  await lee.joinPublicRoom(rooms.first)
  return { hana, lee, rooms }
}
