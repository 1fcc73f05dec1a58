import { expect, test } from '@playwright/test'
import { Acts } from './acts.ts'
import { World } from './world.ts'

test.describe.configure({ mode: 'serial' })

let world: World
test.beforeAll(async () => {
  world = await World.create()
})
test.afterAll(() => world.end())

test('from the printed link to two people chatting, through a reload and restarts, without gap or double', async () => {
  const hana = new Acts(await world.person({ locale: 'en-US' }), 'en')
  const sho = new Acts(await world.person({ locale: 'ja-JP' }), 'ja')
  const link = world.listening.firstOperatorLink ?? ''

  await test.step('the first operator uses the link; the secret leaves the address bar', async () => {
    await hana.becomeFirstOperator(link, '佐藤 花', '総務部')
    expect(hana.person.page.url()).not.toContain('#')
  })
  await test.step('the link works once', async () => {
    const late = new Acts(await world.person(), 'en')
    await late.person.page.goto(link)
    await expect(late.person.page.getByText('WRF-2003')).toBeVisible()
  })
  await test.step('a colleague is invited and both are in a room', async () => {
    await hana.createRoom('セキュリティ')
    await sho.acceptInvitation(await hana.inviteColleague(), '田中 翔')
    await sho.joinPublicRoom('セキュリティ')
  })
  await test.step('both ways, live', async () => {
    await hana.write('Rotation dry-run passed.')
    await sho.reads('Rotation dry-run passed.')
    await sho.write('確認しました。')
    await hana.reads('確認しました。')
  })
  await test.step('a reload shows everything once', async () => {
    await sho.person.page.reload()
    await sho.reads('Rotation dry-run passed.')
    await sho.reads('確認しました。')
  })

  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    await test.step(`the server is restarted by ${signal}; what was written meanwhile arrives once`, async () => {
      await world.stop(signal)
      await hana.write(`written while away (${signal})`)
      await sho.write(`留守中に (${signal})`)
      await world.start()
      for (const reader of [hana, sho]) {
        await reader.reads(`written while away (${signal})`)
        await reader.reads(`留守中に (${signal})`)
      }
      await hana.write(`and live again (${signal})`)
      await sho.reads(`and live again (${signal})`)
    })
  }

  await test.step('nothing complained, and nothing of what was said is in the log', () => {
    expect([...hana.person.complaints, ...sho.person.complaints]).toEqual([])
    expect(world.log).not.toContain('policyViolated')
    for (const said of ['Rotation', '確認しました', 'correct horse']) expect(world.log).not.toContain(said)
  })
})
