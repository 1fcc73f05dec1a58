import { expect, test, type Page } from '@playwright/test'
import { Acts } from './acts.ts'
import type { Language } from './words.ts'
import { World } from './world.ts'

/** Rooms of all kinds, what they tell, drafts, commands and what people show of themselves, between two people. */
let world: World
test.beforeAll(async () => {
  world = await World.create()
})
test.afterAll(() => world.end())
test.setTimeout(180_000)

const locales = { en: 'en-US', ja: 'ja-JP' } as const
const links: string[] = []

for (const language of ['en', 'ja'] as const) {
  test(`direct and private rooms, drafts, levels, commands, privacy (${language})`, async () => {
    const names = { hana: `花 ${language}`, lee: `Lee ${language}` }
    const { hana, lee } = await enter(language, names)
    const desk = hana.person.page
    const other = lee.person.page

    await test.step('somebody is found by how their name is read, and written to alone', async () => {
      await lee.openSettings('settings.account')
      await other.getByLabel(lee.say('account.reading'), { exact: true }).fill('りー みんほ')
      await lee.button('account.reading.keep').click()
      await expect(other.getByText(lee.say('account.reading.kept'), { exact: true })).toBeVisible()
      await other.keyboard.press('Escape')
      await hana.button('people.title').first().click()
      await desk.getByRole('searchbox').fill('リー')
      await desk.getByRole('dialog').getByRole('button', { name: names.lee }).click()
      await expect(desk.getByRole('heading', { name: names.lee, level: 1 })).toBeVisible()
      await expect(desk.getByText(hana.say('timeline.who-reads.direct', { name: names.lee }))).toBeVisible()
      await hana.write('for you alone')
      await expect(lee.room(names.hana)).toHaveAttribute('data-strong', 'true')
      await lee.room(names.hana).click()
      await lee.reads('for you alone')
    })
    await test.step('whether the other one is there is shown, until one of them shows it no more', async () => {
      await expect(hana.room(names.lee).getByText(hana.say('people.active'))).toBeAttached()
      await lee.openSettings('settings.privacy')
      await other.getByRole('switch', { name: lee.say('privacy.presence'), exact: true }).uncheck()
      await other.keyboard.press('Escape')
      await expect(hana.room(names.lee).getByText(hana.say('people.offline'))).toBeAttached()
      // Who does not show it is not shown it either.
      await expect(lee.room(names.hana).getByText(lee.say('people.active'))).toHaveCount(0)
    })
    await test.step('typing and receipts are symmetric too', async () => {
      await hana.composer().pressSequentially('typing this')
      await expect(other.getByText(lee.say('typing.one', { name: names.hana }))).toBeVisible()
      await lee.openSettings('settings.privacy')
      await other.getByRole('switch', { name: lee.say('privacy.typing'), exact: true }).uncheck()
      await other.getByRole('switch', { name: lee.say('privacy.receipts'), exact: true }).uncheck()
      await other.keyboard.press('Escape')
      await expect(other.getByText(lee.say('typing.one', { name: names.hana }))).toBeHidden()
      await hana.composer().fill('')
      await hana.write('read or not')
      await lee.reads('read or not')
      await lee.composer().pressSequentially('unseen typing')
      await lee.write('an answer')
      await hana.reads('an answer')
      await expect(hana.message('read or not').getByText(hana.say('receipts.read', { count: '1' }))).toHaveCount(0)
      await expect(desk.getByText(hana.say('typing.one', { name: names.lee }))).toHaveCount(0)
    })
    await test.step('a draft waits in its room, is told in the list, outlives a reload, and lies sealed', async () => {
      await hana.composer().fill('a secret beginning 秘密')
      await hana.createRoom(`notes ${language}`)
      await expect(hana.room(names.lee).getByText(hana.say('rooms.draft'))).toBeAttached()
      await desk.reload()
      await expect(hana.room(names.lee).getByText(hana.say('rooms.draft'))).toBeAttached()
      expect(await keptInDatabases(desk)).not.toContain('secret')
      await hana.room(names.lee).click()
      await expect(hana.composer()).toHaveValue('a secret beginning 秘密')
      await hana.composer().fill('')
    })
    await test.step('commands act on the room; what is none is not sent', async () => {
      await hana.room(`notes ${language}`).click()
      await expect(desk.getByRole('heading', { name: `notes ${language}`, level: 1 })).toBeVisible()
      await hana.write('/purpose 覚え書き')
      await expect(desk.getByText('覚え書き', { exact: true })).toBeVisible()
      await hana.write('/nonsense')
      await expect(desk.getByText('/nonsense', { exact: false }).last()).toBeVisible()
      await expect(hana.composer()).toHaveValue('/nonsense')
      await hana.composer().fill('')
      await hana.write('//nonsense')
      await hana.reads('/nonsense')
      await hana.write('/shortcuts')
      const sheet = desk.getByRole('dialog', { name: hana.say('keys.title') })
      await expect(sheet).toBeVisible()
      await desk.keyboard.press('Escape')
      await expect(sheet).toHaveCount(0)
    })
    await test.step('a private room is seen by whom it invites, and its settings by all in it', async () => {
      await hana.write('/settings')
      const panel = desk.getByRole('region', { name: hana.say('room-settings.title') })
      await panel.getByRole('radio', { name: hana.say('create-room.private') }).check()
      await panel.getByLabel(hana.say('create-room.name'), { exact: true }).fill(`closed ${language}`)
      await panel.getByRole('button', { name: hana.say('room-settings.keep'), exact: true }).click()
      await expect(desk.getByRole('heading', { name: `closed ${language}`, level: 1 })).toBeVisible()
      await expect(lee.room(`closed ${language}`)).toHaveCount(0)
      await desk.getByRole('link', { name: hana.say('room.members.show') }).click()
      await hana.button('members.invite.whom', { name: names.lee }).click()
      await lee.room(`closed ${language}`).click()
      await lee.button('room.join').click()
      await lee.reads('/nonsense')
    })
    await test.step('a mention is completed, sent, counted apart, and lit where it is read', async () => {
      await lee.room(names.hana).click()
      await hana.composer().fill('')
      await hana.composer().pressSequentially('@りー')
      await expect(desk.getByRole('option', { name: names.lee })).toBeVisible()
      await hana.composer().press('Tab')
      await expect(hana.composer()).toHaveValue(`@${names.lee} `)
      await hana.composer().pressSequentially('please look')
      await hana.composer().press('Enter')
      await expect(lee.room(`closed ${language}`)).toContainText('@1')
      await expect(other).toHaveTitle(/^\(@1\)/)
      await lee.room(`closed ${language}`).click()
      await expect(other.locator('[data-addressed=true]')).toContainText('please look')
      await expect(other).not.toHaveTitle(/^\(/)
    })
    await test.step('a room that is to stay quiet stays quiet; one that tells of mentions tells of those', async () => {
      await chooseInRoomMenu(lee, `closed ${language}`, 'room-menu.level.mentions')
      await lee.room(names.hana).click()
      await hana.write('nobody is named')
      await expect(lee.room(`closed ${language}`)).toHaveAttribute('data-strong', 'true')
      await expect(lee.room(`closed ${language}`)).not.toContainText('1')
      await chooseInRoomMenu(lee, `closed ${language}`, 'room-menu.level.none')
      await expect(lee.room(`closed ${language}`)).toHaveAttribute('data-strong', 'false')
    })
    await test.step('a room marked as unread is unread again, and opens where it was marked', async () => {
      await chooseInRoomMenu(lee, `closed ${language}`, 'room-menu.level.all')
      await lee.room(`closed ${language}`).click()
      await expect(lee.room(`closed ${language}`)).toHaveAttribute('data-strong', 'false')
      await lee.chooseFromMenu('/nonsense', 'message.unread')
      await lee.room(names.hana).click()
      await expect(lee.room(`closed ${language}`)).toHaveAttribute('data-strong', 'true')
      await other.reload()
      await expect(lee.room(`closed ${language}`)).toHaveAttribute('data-strong', 'true')
      await lee.room(`closed ${language}`).click()
      await expect(other.getByText(lee.say('timeline.unread'))).toBeVisible()
      await expect(lee.room(`closed ${language}`)).toHaveAttribute('data-strong', 'false')
    })
    await test.step('a link to a message leads whoever may read it there', async () => {
      await hana.person.context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await hana.chooseFromMenu('/nonsense', 'message.copy-link')
      const copied = await desk.evaluate(() => navigator.clipboard.readText())
      expect(copied).toMatch(/\/rooms\/[\w-]{22}\/messages\/\d+$/)
      await other.goto(copied)
      await expect(lee.message('/nonsense')).toBeInViewport()
      await expect(lee.message('/nonsense')).toHaveAttribute('aria-current', 'true')
    })
    await test.step('a place for notes to oneself', async () => {
      await lee.button('people.title').first().click()
      await other
        .getByRole('dialog')
        .getByRole('button', { name: lee.say('people.self') })
        .click()
      await expect(other.getByText(lee.say('timeline.who-reads.self'))).toBeVisible()
    })
    expect([...hana.person.complaints, ...lee.person.complaints]).toEqual([])
  })
}

async function chooseInRoomMenu(acts: Acts, room: string, id: string): Promise<void> {
  await acts.room(room).click({ button: 'right' })
  await acts.person.page.getByRole('menuitem', { name: acts.say(id), exact: true }).click()
}

/** Everything that the page's databases hold, as text: keys that cannot be read out show as nothing. */
async function keptInDatabases(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result)
        }
        request.onerror = () => {
          reject(new Error('the database could not be read'))
        }
      })
    const texts: string[] = []
    const words = new TextDecoder('utf-8')
    const asText = (value: unknown): string =>
      value instanceof ArrayBuffer || ArrayBuffer.isView(value)
        ? words.decode(value)
        : typeof value === 'object' && value !== null
          ? Object.values(value).map(asText).join(' ')
          : String(value)
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ''))
      for (const store of database.objectStoreNames) {
        texts.push(...(await done(database.transaction(store).objectStore(store).getAll())).map(asText))
      }
      database.close()
    }
    return texts.join('\n')
  })
}

async function enter(language: Language, names: { readonly hana: string; readonly lee: string }) {
  const hana = new Acts(await world.person({ locale: locales[language] }), language)
  const lee = new Acts(await world.person({ locale: locales[language] }), language)
  const link = links.shift()
  if (link === undefined) {
    await hana.becomeFirstOperator(world.listening.firstOperatorLink ?? '', names.hana, '総務部')
    for (let more = 0; more < 3; more += 1) links.push(await hana.inviteColleague())
  } else await hana.acceptInvitation(link, names.hana)
  await lee.acceptInvitation(links.shift() ?? '', names.lee)
  return { hana, lee }
}
