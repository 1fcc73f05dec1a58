import { expect, test, type Page } from '@playwright/test'
import { Acts } from './acts.ts'
import { startInProcess } from '../support/in-process.ts'
import { Person, trustCa } from './world.ts'

/** Tries to open a connection from whatever page this is, with the victim's cookie riding along. */
const connectFrom = (page: Page, url: string, ticket: string) =>
  page.evaluate(
    ([socketUrl, protocol]) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(socketUrl ?? '', ['warifu.v1', protocol ?? ''])
        socket.onmessage = (event) => {
          resolve(String(event.data))
        }
        socket.onclose = (event) => {
          resolve(`closed ${event.code}`)
        }
      }),
    [url, `ticket.${ticket}`],
  )

/** A victim who is signed in, and a ticket of theirs that nobody has used yet. */
async function victimWithTicket(world: Awaited<ReturnType<typeof startInProcess>>) {
  await trustCa(world.folder, world.caFile)
  const victim = await Person.arrive(world.folder)
  const ticket = new Promise<string>((resolve) => {
    victim.page.on('response', (response) => {
      if (!response.url().endsWith('/api/v1/ticket')) return
      void response.json().then((body: { ticket: string }) => {
        resolve(body.ticket)
      })
    })
  })
  // The page believes that it is connected; its ticket stays unused.
  await victim.page.routeWebSocket(/\/ws$/, () => undefined)
  const link = world.server.firstOperatorLink ?? ''
  const acts = new Acts(victim, 'en')
  await victim.page.goto(link)
  await victim.page.getByLabel(acts.say('setup.workspace'), { exact: true }).fill('Victims')
  await victim.page.getByLabel(acts.say('entry.name'), { exact: true }).fill('Hana')
  await victim.page.getByLabel(acts.say('password.label'), { exact: true }).fill('correct horse battery staple')
  await acts.button('setup.submit').click()
  return { victim, ticket: await ticket }
}

/** Asked by a page of the server's own origin: who the session cookie stands for. */
const whoIs = (page: Page) => page.evaluate(async () => (await fetch('/api/v1/session')).text())

const socketUrl = (publicUrl: string) => `${publicUrl.replace('https', 'wss')}/ws`

test('a page of another origin cannot connect, with the victim’s cookie and a valid ticket [TK1] [TK2]', async () => {
  const world = await startInProcess()
  const { victim, ticket } = await victimWithTicket(world)
  const evil = await world.neighbour('<title>evil</title>')
  const page = await victim.context.newPage()
  await page.goto(evil.url)
  expect(await connectFrom(page, socketUrl(world.server.publicUrl), ticket)).toBe('closed 1006')

  // The ticket was good: its own origin can still use it.
  const own = await victim.context.newPage()
  await own.goto(`${world.server.publicUrl}/sign-in`)
  expect(await connectFrom(own, socketUrl(world.server.publicUrl), ticket)).toContain('"push":"welcome"')
  await victim.context.close()
  evil.close()
  await world.stop()
})

test('control: with the guards against it replaced, the same page connects', async () => {
  let publicUrl = ''
  const world = await startInProcess(({ tickets }) => ({
    origin: { check: () => null },
    tickets: { redeem: (ticket) => tickets.redeem(ticket, publicUrl) },
  }))
  publicUrl = world.server.publicUrl
  const { victim, ticket } = await victimWithTicket(world)
  const evil = await world.neighbour('<title>evil</title>')
  const page = await victim.context.newPage()
  await page.goto(evil.url)
  expect(await connectFrom(page, socketUrl(publicUrl), ticket)).toContain('"push":"welcome"')
  await victim.context.close()
  evil.close()
  await world.stop()
})

test('another port of the same host cannot ride or read the session, and overwriting it gains nothing [TK1]', async () => {
  const world = await startInProcess()
  const { victim } = await victimWithTicket(world)
  const { publicUrl } = world.server
  const evil = await world.neighbour('<title>evil</title>', {
    'Set-Cookie': `__Host-warifu=${'A'.repeat(43)}; Path=/; Secure; HttpOnly; SameSite=Strict`,
  })
  const quiet = await world.neighbour('<title>evil</title>')
  const page = await victim.context.newPage()
  await page.goto(quiet.url)

  /** What a page of another origin gets for it: nothing readable, at best an opaque answer. */
  const ask = (path: string, how: 'read' | 'post as JSON' | 'post as a form would') =>
    page.evaluate(
      async ([url, way]) => {
        const ways: Record<string, RequestInit> = {
          read: {},
          'post as JSON': { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' },
          'post as a form would': { method: 'POST', mode: 'no-cors', body: '{}' },
        }
        try {
          const response = await fetch(url, { credentials: 'include', ...ways[way] })
          return response.type
        } catch {
          return 'blocked'
        }
      },
      [`${publicUrl}${path}`, how] as const,
    )
  await test.step('reading and riding', async () => {
    expect(await ask('/api/v1/session', 'read')).toBe('blocked')
    expect(await ask('/api/v1/sign-out', 'post as JSON')).toBe('blocked')
    expect(await ask('/api/v1/sign-out', 'post as a form would')).toMatch(/^(opaque|blocked)$/)
    expect(await whoIs(victim.page)).toContain('Hana')
  })
  await test.step('overwriting', async () => {
    await page.goto(evil.url)
    // A foreign value is nobody: the victim has to sign in again, and nobody else is signed in by it.
    expect(await whoIs(victim.page)).toContain('WRF-2002')
  })
  await victim.context.close()
  evil.close()
  quiet.close()
  await world.stop()
})
