import { fileURLToPath } from 'node:url'
import { expect, test, type Page } from '@playwright/test'
import { build, defaultClientConditions } from 'vite'
import type * as client from '@warifu/client'
import { PASSWORD } from './acts.ts'
import { World, type Person } from './world.ts'

test.describe.configure({ mode: 'serial' })

let world: World
let sdk: string
test.beforeAll(async () => {
  sdk = await bundle()
  world = await World.create()
})
test.afterAll(() => world.end())

type Sdk = typeof client

/** What the page's own scripts keep between two evaluations. */
declare global {
  var client: client.Client
  var heard: string[]
}

/** The SDK as an application's bundler takes it: by its `browser` condition, in one module. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['warifu-source', ...defaultClientConditions] },
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL('../../packages/client/src/index.ts', import.meta.url)), formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  const [output] = [built].flat()
  if (output === undefined || !('output' in output)) throw new Error('nothing was built')
  return output.output[0].code
}

/** A page of the server's own origin, under its own headers, with the SDK and nothing of the chat. */
async function openPage(person: Person, page: Page): Promise<Page> {
  const { publicUrl } = world.listening
  await page.route('**/sdk-under-test.js', (route) => route.fulfill({ contentType: 'text/javascript', body: sdk }))
  await page.goto(`${publicUrl}/healthz`)
  await page.evaluate(async () => {
    const module = '/sdk-under-test.js'
    const { createClient } = (await import(module)) as Sdk
    globalThis.client = createClient()
  })
  expect(person.complaints).toEqual([])
  return page
}

const session = (page: Page): Promise<client.Session | null> => page.evaluate(() => globalThis.client.session())

test('[DV1] the device keys stay in the browser: kept over a reload, never to be read out', async () => {
  const person = await world.person()
  const page = await openPage(person, person.page)
  const link = world.listening.firstOperatorLink ?? ''
  const made = await page.evaluate(
    ([link, password]) => globalThis.client.setup({ link, password, name: 'Hana', workspace: 'Clinic' }),
    [link, PASSWORD] as const,
  )

  const keys = await page.evaluate(async () => {
    const finished = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result)
        }
        request.onerror = () => {
          reject(new Error(request.error?.message))
        }
      })
    const database = await finished(indexedDB.open('warifu'))
    const kept = (await finished(database.transaction('device').objectStore('device').get('keys'))) as Record<
      'signature' | 'agreement',
      CryptoKeyPair
    >
    const tryToRead = (format: 'pkcs8' | 'jwk', key: CryptoKey) =>
      crypto.subtle.exportKey(format, key).then(
        () => 'read',
        (error: unknown) => (error as Error).name,
      )
    const pairs = [kept.signature, kept.agreement]
    return Promise.all(
      pairs.flatMap(({ privateKey }) => [tryToRead('pkcs8', privateKey), tryToRead('jwk', privateKey)]),
    )
  })
  expect(keys).toEqual(['InvalidAccessError', 'InvalidAccessError', 'InvalidAccessError', 'InvalidAccessError'])

  await openPage(person, page)
  expect(await session(page)).toEqual(made)
  await expect.poll(() => page.evaluate(() => globalThis.client.status.state)).toBe('open')
})

test('[SQ10] two browsers chat through a restart without gap or double', async () => {
  const [operator, colleague] = [await world.person(), await world.person()]
  const hana = await openPage(operator, operator.page)
  await hana.evaluate((password) => globalThis.client.signIn({ name: 'Hana', password }), PASSWORD)
  const { url } = await hana.evaluate(() => globalThis.client.invite({ name: 'Ken', role: 'member' }))
  const ken = await openPage(colleague, colleague.page)
  await ken.evaluate(([link, password]) => globalThis.client.join({ link, name: 'Ken', password }), [
    url,
    PASSWORD,
  ] as const)
  const roomId = await hana.evaluate(
    async () => (await globalThis.client.createRoom({ name: 'ward', visibility: 'public' })).roomId,
  )
  for (const page of [ken, hana]) {
    await page.evaluate(async (roomId) => {
      const room = globalThis.client.room(roomId)
      await room.join()
      globalThis.heard = []
      room.on('message', ({ sequence, content }) => {
        globalThis.heard.push(`${String(sequence)} ${content.state === 'opened' ? content.text : content.reason}`)
      })
    }, roomId)
  }
  const write = (page: Page, text: string) =>
    page.evaluate(
      ([roomId, text]) => {
        for (let i = 1; i <= 5; i += 1) void globalThis.client.room(roomId).send(`${text} ${String(i)}`)
      },
      [roomId, text] as const,
    )
  const heard = (page: Page) => page.evaluate(() => globalThis.heard)

  await write(hana, 'before')
  await world.stop()
  await write(hana, 'hana, while away')
  await write(ken, 'ken, while away')
  await world.start()
  await expect.poll(async () => (await heard(ken)).length, { timeout: 60_000 }).toBe(15)
  await expect.poll(async () => (await heard(hana)).length, { timeout: 60_000 }).toBe(15)
  expect(await heard(hana)).toEqual(await heard(ken))
  expect((await heard(ken)).map((line) => Number(line.split(' ')[0]))).toEqual(
    Array.from({ length: 15 }, (_, i) => i + 1),
  )
})

test('[DV1] two tabs that start together are one device', async () => {
  const person = await world.person()
  const tabs = [await openPage(person, person.page), await openPage(person, await person.context.newPage())]
  const devices = await Promise.all(
    tabs.map((tab) =>
      tab.evaluate(async (password) => {
        const { device } = await globalThis.client.signIn({ name: 'Ken', password })
        return device.deviceId
      }, PASSWORD),
    ),
  )
  expect(devices[0]).toBe(devices[1])
})

test('[S3] a page cannot be talked into another server, or into plaintext', async () => {
  const person = await world.person()
  const page = await openPage(person, person.page)
  const refusals = await page.evaluate(async () => {
    const module = '/sdk-under-test.js'
    const { createClient } = (await import(module)) as Sdk
    return ['http://localhost:8080', 'https://other.example'].map((url) => {
      try {
        createClient({ url })
        return 'made'
      } catch (error) {
        return (error as Error).name
      }
    })
  })
  expect(refusals).toEqual(['plaintext-refused', 'TypeError'])
})
