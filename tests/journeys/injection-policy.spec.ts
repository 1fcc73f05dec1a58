import { mkdir } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { Acts } from './acts.ts'
import { allHostileStrings } from './corpus/hostile-strings.ts'
import { World, type Person } from './world.ts'

test.describe.configure({ mode: 'serial' })

const SCREENS = '.cache/screens/injection'

let world: World
test.beforeAll(async () => {
  await mkdir(SCREENS, { recursive: true })
  world = await World.create()
})
test.afterAll(() => world.end())

/** Counts what must never happen: the sentinel that every hostile string calls, and dialogs. */
async function watchForRuns(page: Page): Promise<() => readonly string[]> {
  const runs: string[] = []
  page.on('dialog', (dialog) => {
    runs.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.exposeFunction('__ran', () => runs.push('ran'))
  return () => runs
}

/** @returns false where the composer refused it, and said why */
async function write(acts: Acts, text: string): Promise<boolean> {
  const composer = acts.composer()
  await composer.fill(text)
  await composer.press('Control+Enter')
  const { page } = acts.person
  const refused = page
    .getByText(acts.say('composer.fault.bad-characters'))
    .or(page.getByText(acts.say('composer.fault.empty')))
  await expect(async () => {
    expect((await composer.inputValue()) === '' || (await refused.isVisible())).toBe(true)
  }).toPass({ timeout: 10_000 })
  if (!(await refused.isVisible())) return true
  await composer.fill('')
  return false
}

test('as messages and as names of rooms, nothing of it runs, and the policy has nothing to report', async () => {
  test.setTimeout(600_000)
  const operator: Person = await world.person()
  const runs = await watchForRuns(operator.page)
  const hana = new Acts(operator, 'en')
  await hana.becomeFirstOperator(
    world.listening.firstOperatorLink ?? '',
    '<img src=x onerror=__ran()>',
    '<svg onload=__ran()>',
  )
  await hana.createRoom('<script>window.__ran()</script>')
  const refused: string[] = []
  for (const [index, text] of allHostileStrings.entries()) {
    if (text.trim() === '') continue
    if (!(await write(hana, text))) refused.push(text)
    if (index % 40 === 0) await operator.page.screenshot({ path: `${SCREENS}/messages-${index}.png` })
  }
  await operator.page.screenshot({ path: `${SCREENS}/messages-last.png` })
  // Control characters stand in the way, and texts of which nothing is seen; everything else was sent.
  expect(refused.filter((text) => !/[\u0000-\u0008\u000B-\u001F]|^[\uFEFF\u200B-\u200F\u2060]+$/.test(text))).toEqual(
    [],
  )
  for (const text of ['"><img src=x onerror=__ran()>', '{{constructor.constructor("__ran()")()}}', '__proto__']) {
    await hana.createRoom(text)
  }
  await operator.page.screenshot({ path: `${SCREENS}/rooms.png` })

  await operator.page.reload()
  expect(runs()).toEqual([])
  expect(operator.complaints).toEqual([])
})
