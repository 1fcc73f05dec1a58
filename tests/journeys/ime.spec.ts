import { expect, test } from '@playwright/test'
import { Acts } from './acts.ts'
import { InputMethod, orders } from './ime.ts'
import { World } from './world.ts'

/** The Enter that confirms a conversion sends nothing, chooses nothing and saves nothing; the next one does, once. */
let world: World
let hana: Acts
test.beforeAll(async () => {
  world = await World.create()
  hana = new Acts(await world.person({ locale: 'ja-JP' }), 'ja')
  await hana.becomeFirstOperator(world.listening.firstOperatorLink ?? '', '佐藤 花', '総務部')
  const link = await hana.inviteColleague()
  const lee = new Acts(await world.person({ locale: 'ja-JP' }), 'ja')
  await lee.acceptInvitation(link, '鈴木 一郎')
  await hana.createRoom('広場')
  await hana.createRoom('検証')
})
test.afterAll(() => world.end())

for (const order of orders) {
  test(`in the composer (the key comes ${order} the composition)`, async () => {
    const field = hana.composer()
    const method = await InputMethod.on(field)
    const before = await hana.person.page.getByTestId('message').count()
    await method.compose('けんしょう')
    await method.confirm(`検証 ${order}`, order)
    await expect(field).toHaveValue(`検証 ${order}`)
    await expect(hana.person.page.getByTestId('message')).toHaveCount(before)
    await field.press('Enter')
    await expect(field).toHaveValue('')
    await hana.reads(`検証 ${order}`)
    await expect(hana.person.page.getByTestId('message')).toHaveCount(before + 1)
  })

  test(`in the list of mentions (the key comes ${order} the composition)`, async () => {
    const { page } = hana.person
    const field = hana.composer()
    const method = await InputMethod.on(field)
    const before = await page.getByTestId('message').count()
    await field.fill('')
    await field.press('@')
    await method.compose('す')
    // The list may be open over what is being converted: its keys are the input method's.
    await method.takes('ArrowDown')
    await method.confirm('鈴', order)
    await expect(field).toHaveValue('@鈴')
    await expect(page.getByRole('option', { name: '鈴木 一郎' })).toBeVisible()
    await field.press('Enter')
    await expect(field).toHaveValue('@鈴木 一郎 ')
    await field.press('Enter')
    await expect(page.getByTestId('message')).toHaveCount(before + 1)
    await expect(page.getByTestId('message').last()).toContainText('@鈴木 一郎')
  })

  test(`in the palette (the key comes ${order} the composition)`, async () => {
    const { page } = hana.person
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox')
    const method = await InputMethod.on(field)
    await method.compose('ひろば')
    await method.takes('ArrowDown')
    await method.confirm('広場', order)
    await expect(field).toHaveValue('広場')
    await expect(page.getByRole('heading', { name: '検証', level: 1 })).toBeVisible()
    await field.press('Enter')
    await expect(page.getByRole('heading', { name: '広場', level: 1 })).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('heading', { name: '検証', level: 1 })).toBeVisible()
  })

  test(`in an edit (the key comes ${order} the composition)`, async () => {
    const { page } = hana.person
    const field = hana.composer()
    await hana.write(`直す前 ${order}`)
    await hana.reads(`直す前 ${order}`)
    await field.press('ArrowUp')
    await expect(field).toHaveValue(`直す前 ${order}`)
    await field.press('End')
    const method = await InputMethod.on(field)
    await method.compose('あと')
    await method.confirm('後', order)
    await expect(field).toHaveValue(`直す前 ${order}後`)
    await expect(hana.message(`直す前 ${order}`)).toBeVisible()
    await field.press('Enter')
    await hana.reads(`直す前 ${order}後`)
    await expect(field).toHaveValue('')
    await expect(page.getByText(`直す前 ${order}`, { exact: true })).toHaveCount(0)
  })
}

test('control: without the guard the same Enter would act', async () => {
  const field = hana.composer()
  await field.fill('送る')
  // The very key, without the mark that it belongs to an input method.
  await field.press('Enter')
  await hana.reads('送る')
  expect(hana.person.complaints).toEqual([])
})
