import { expect, type Locator } from '@playwright/test'
import { words, type Language } from './words.ts'
import type { Person } from './world.ts'

export const PASSWORD = 'correct horse battery staple 割符'

/** A person, or the same one at another of their pages. */
type Somebody = Pick<Person, 'context' | 'page' | 'complaints'>

/** What people do, in the words of their language. */
export class Acts {
  readonly person: Somebody
  readonly language: Language

  constructor(person: Somebody, language: Language) {
    this.person = person
    this.language = language
  }

  say(id: string, values: Readonly<Record<string, string>> = {}): string {
    return words(this.language, id, values)
  }

  button(id: string, values: Readonly<Record<string, string>> = {}): Locator {
    return this.person.page.getByRole('button', { name: this.say(id, values), exact: true })
  }

  async becomeFirstOperator(link: string, name: string, workspace: string): Promise<void> {
    const { page } = this.person
    await page.goto(link)
    await page.getByLabel(this.say('setup.workspace'), { exact: true }).fill(workspace)
    await page.getByLabel(this.say('entry.name'), { exact: true }).fill(name)
    await page.getByLabel(this.say('password.label'), { exact: true }).fill(PASSWORD)
    await this.button('setup.submit').click()
    await expect(page.getByText(this.say('start.empty.title'))).toBeVisible()
  }

  async acceptInvitation(link: string, name: string): Promise<void> {
    const { page } = this.person
    await page.goto(link)
    await page.getByLabel(this.say('entry.name'), { exact: true }).fill(name)
    await page.getByLabel(this.say('password.label'), { exact: true }).fill(PASSWORD)
    await this.button('join.submit').click()
    await expect(page.getByText(this.say('start.empty.title'))).toBeVisible()
  }

  async signIn(url: string, name: string): Promise<void> {
    const { page } = this.person
    await page.goto(url)
    await page.getByLabel(this.say('sign-in.name'), { exact: true }).fill(name)
    await page.getByLabel(this.say('password.label'), { exact: true }).fill(PASSWORD)
    await this.button('sign-in.submit').click()
  }

  async createRoom(name: string): Promise<void> {
    await this.button('rooms.create').first().click()
    const dialog = this.person.page.getByRole('dialog')
    await dialog.getByLabel(this.say('create-room.name'), { exact: true }).fill(name)
    await dialog.getByRole('button', { name: this.say('create-room.submit'), exact: true }).click()
    await expect(this.person.page.getByRole('heading', { name, level: 1 })).toBeVisible()
  }

  /** @returns the invitation link, as the person would copy it */
  async inviteColleague(): Promise<string> {
    await this.button('colleague.open').click()
    const dialog = this.person.page.getByRole('dialog')
    await dialog.getByRole('button', { name: this.say('colleague.submit'), exact: true }).click()
    const link = await dialog.getByLabel(this.say('colleague.link'), { exact: true }).inputValue()
    await dialog.getByRole('button', { name: this.say('dialog.close'), exact: true }).click()
    return link
  }

  async joinPublicRoom(name: string): Promise<void> {
    await this.button('rooms.browse').first().click()
    await this.button('browse.join', { room: name }).click()
    await expect(this.person.page.getByRole('heading', { name, level: 1 })).toBeVisible()
  }

  composer(): Locator {
    return this.person.page.locator('[data-landmark=composer] textarea')
  }

  async write(text: string): Promise<void> {
    await this.composer().fill(text)
    await this.composer().press('Enter')
  }

  timeline(): Locator {
    return this.person.page.getByRole('log')
  }

  /** The last message that says just this. */
  message(text: string): Locator {
    const { page } = this.person
    return page
      .getByTestId('message')
      .filter({ has: page.getByTestId('said').getByText(text, { exact: true }) })
      .last()
  }

  /** Presses one of the buttons that come with pointing at a message. */
  async act(text: string, id: string, values: Readonly<Record<string, string>> = {}): Promise<void> {
    const message = this.message(text)
    await message.hover()
    await message.getByRole('button', { name: this.say(id, values), exact: true }).click()
  }

  async chooseFromMenu(text: string, id: string): Promise<void> {
    await this.act(text, 'message.more')
    await this.person.page.getByRole('menuitem', { name: this.say(id), exact: true }).click()
  }

  /** A room in the list, by the beginning of its name: what follows tells what is unread. */
  room(name: string): Locator {
    return this.person.page.getByTestId('room').filter({ hasText: name })
  }

  async openSettings(tab: string): Promise<void> {
    await this.button('account.open').click()
    await this.person.page.getByRole('tab', { name: this.say(tab), exact: true }).click()
  }

  /** The message is there once: neither lost nor doubled. */
  async reads(text: string): Promise<void> {
    await expect(this.timeline().getByTestId('said').getByText(text, { exact: true })).toHaveCount(1, {
      timeout: 60_000,
    })
  }
}
