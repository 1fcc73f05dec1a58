import { readFileSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, type Client, type ClientOptions, type RoomHandle } from '@warifu/client'
import { loadConfig, openInstallation, startServer, systemClock, thisMachine } from '@warifu/server'
import { until } from '../support/until.ts'

const PASSWORD = 'correct horse battery staple'

/** A server that can be stopped and started again on the same data and port. */
class Restartable {
  readonly folder: string
  #port = 0
  #ca = ''
  #url = ''
  #link: string | null = null
  #stop: (() => Promise<void>) | undefined

  private constructor(folder: string) {
    this.folder = folder
  }

  static async create(): Promise<Restartable> {
    const server = new Restartable(await mkdtemp(join(tmpdir(), 'warifu-client-')))
    await server.start()
    return server
  }

  async start(): Promise<void> {
    const home = {
      settings: new Map(),
      locale: 'en',
      noColor: true,
      home: this.folder,
      configHome: join(this.folder, 'config'),
    }
    const flags = new Map<string, unknown>([
      ['data', join(this.folder, 'data')],
      ['port', this.#port],
      ['operatorPort', 0],
    ])
    const { config } = await loadConfig({ cwd: this.folder, file: undefined, environment: home, flags })
    const installation = await openInstallation({
      config,
      clock: systemClock,
      machine: thisMachine(),
      owner: 'test',
      configHome: home.configHome,
      listens: true,
    })
    const server = await startServer({
      config,
      installation,
      clock: systemClock,
      logDestination: { write: () => undefined },
      onFatal: (error) => {
        throw error
      },
    })
    this.#stop = async () => {
      await server.stop('test')
      await installation.release()
    }
    this.#url = server.publicUrl
    this.#link = server.firstOperatorLink
    this.#port = Number(new URL(server.publicUrl).port)
    this.#ca = installation.tls.mode === 'none' ? '' : readFileSync(installation.tls.caFile ?? '', 'utf8')
  }

  get url(): string {
    return this.#url
  }

  get firstOperatorLink(): string {
    return this.#link ?? ''
  }

  client(options: ClientOptions = {}): Client {
    return createClient({ url: this.#url, ca: this.#ca, ...options })
  }

  async stop(): Promise<void> {
    await this.#stop?.()
    this.#stop = undefined
  }

  async end(): Promise<void> {
    await this.stop()
    await rm(this.folder, { recursive: true, force: true })
  }
}

let server: Restartable
let hana: Client
let ken: Client
let ward: { hana: RoomHandle; ken: RoomHandle }

/** What a reader hears of a room from now on. */
function listen(room: RoomHandle) {
  const heard: string[] = []
  const end = room.on('message', ({ sequence, content }) => {
    heard.push(`${String(sequence)} ${content.state === 'opened' ? content.text : content.reason}`)
  })
  return { heard, end }
}

beforeAll(async () => {
  server = await Restartable.create()
  hana = server.client()
  await hana.setup({ link: server.firstOperatorLink, name: 'Hana', password: PASSWORD, workspace: 'Clinic' })
  const { url } = await hana.invite({ name: null, role: 'member' })
  ken = server.client()
  await ken.join({ link: url, name: 'Ken', password: PASSWORD })
  const room = await hana.createRoom({ name: 'ward', visibility: 'public' })
  await ken.room(room.roomId).join()
  ward = { hana: room, ken: ken.room(room.roomId) }
})

afterAll(async () => {
  hana.close()
  ken.close()
  await server.end()
})

describe('two clients over real TLS', () => {
  it('[SQ2] chat both ways: each message once, in one order for both', async () => {
    const readers = [listen(ward.hana), listen(ward.ken)]
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, i) => [
        ward.hana.send(`hana ${String(i)}`),
        ward.ken.send(`ken ${String(i)}`),
      ]).flat(),
    )
    await until(() => readers.every(({ heard }) => heard.length === 40))
    for (const { end } of readers) end()

    const [byHana, byKen] = readers.map(({ heard }) => heard)
    expect(byHana).toEqual(byKen)
    expect(new Set(sent.map(({ sequence }) => sequence)).size).toBe(40)
    const { entries } = await ward.ken.history({ limit: 100 })
    expect(entries.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
    for (const name of ['hana', 'ken']) {
      const texts = byHana?.map((line) => line.replace(/^\d+ /, '')).filter((text) => text.startsWith(name))
      expect(texts).toEqual(Array.from({ length: 20 }, (_, i) => `${name} ${String(i)}`))
    }
  })

  it('[CN7, SQ10] see no gap and no double over a restart, with messages written before, during and after', async () => {
    const readers = [listen(ward.hana), listen(ward.ken)]
    const statuses: string[] = []
    const forget = ken.on('status', ({ state }) => statuses.push(state))
    const sent: Promise<unknown>[] = []
    const write = (when: string) => {
      for (let i = 0; i < 10; i += 1) {
        sent.push(ward.hana.send(`${when}, hana ${String(i)}`), ward.ken.send(`${when}, ken ${String(i)}`))
      }
    }
    write('before')
    await server.stop()
    await until(() => hana.status.state === 'waiting' && ken.status.state === 'waiting')
    write('during')
    await server.start()
    hana.retryNow()
    await until(() => hana.status.state === 'open' && ken.status.state === 'open')
    write('after')
    await Promise.all(sent)
    await until(() => readers.every(({ heard }) => heard.length >= 60))
    for (const { end } of readers) end()
    forget()

    const [byHana, byKen] = readers.map(({ heard }) => heard)
    expect(byHana).toEqual(byKen)
    expect(byHana?.map((line) => Number(line.split(' ')[0]))).toEqual(Array.from({ length: 60 }, (_, i) => 41 + i))
    expect(new Set(byHana?.map((line) => line.replace(/^\d+ /, ''))).size).toBe(60)
    expect(ward.hana.outbox).toEqual([])
    expect(statuses).toContain('draining')
  })

  it('know their members, and how far they have read', async () => {
    expect((await ward.ken.members()).map(({ name }) => name).sort()).toEqual(['Hana', 'Ken'])
    expect((await ken.accounts()).map(({ name, role }) => `${name} ${role}`).sort()).toEqual([
      'Hana operator',
      'Ken member',
    ])
    await ward.ken.markRead(50)
    expect(ward.ken.room?.membership).toMatchObject({ state: 'member', readSequence: 50 })
    await expect(ken.invite({ name: null, role: 'member' })).rejects.toMatchObject({ name: 'operator-required' })
  })

  it('hear what leaving and inviting do to the list of rooms', async () => {
    const secret = await hana.createRoom({ name: 'secret', visibility: 'private' })
    const theirs = ken.room(secret.roomId)
    expect(theirs.room).toBeNull()
    const { account } = (await ken.session()) ?? {}
    if (account === undefined) throw new Error('Ken must be signed in')
    await secret.invite(account.accountId)
    await until(() => theirs.room?.membership.state === 'invited')
    await theirs.join()
    await until(() => secret.room?.members === 2)
    const { heard, end } = listen(theirs)
    await secret.send('between us')
    await until(() => heard.length === 1)
    end()
    await theirs.leave()
    await until(() => theirs.room === null && secret.room?.members === 1)
    await expect(theirs.history({ limit: 10 })).rejects.toMatchObject({
      code: expect.stringMatching(/^WRF-600[12]$/) as string,
    })
  })
})

describe('a client in Node', () => {
  it('[DV1] stays the same device by its file, and another without', async () => {
    const deviceFile = join(server.folder, 'device.json')
    const devices: string[] = []
    for (const options of [{ deviceFile }, { deviceFile }, {}]) {
      const client = server.client(options)
      const { device } = await client.signIn({ name: 'Ken', password: PASSWORD })
      devices.push(device.deviceId)
      client.close()
    }
    expect(devices[0]).toBe(devices[1])
    expect(devices[2]).not.toBe(devices[0])
    expect((await stat(deviceFile)).mode & 0o777).toBe(0o600)
  })

  it('[S3] does not talk to a server whose certificate it cannot trust', async () => {
    const client = createClient({ url: server.url })
    await expect(client.signIn({ name: 'Ken', password: PASSWORD })).rejects.toMatchObject({ name: 'network-failed' })
  })

  it('[TK1] is refused with the Origin of another site', async () => {
    const client = server.client({ origin: 'https://evil.example' })
    await expect(client.signIn({ name: 'Ken', password: PASSWORD })).rejects.toMatchObject({ name: 'origin-refused' })
  })

  it('has no session before signing in, and none after signing out', async () => {
    const client = server.client()
    await expect(client.session()).resolves.toBeNull()
    await expect(client.signIn({ name: 'Ken', password: 'wrong' })).rejects.toMatchObject({ name: 'credentials-wrong' })
    await client.signIn({ name: 'Ken', password: PASSWORD })
    await until(() => client.rooms !== null)
    await client.signOut()
    expect(client.status).toEqual({ state: 'closed', reason: 'signed-out', error: null })
    await expect(client.session()).resolves.toBeNull()
    client.close()
  })

  it('[HT4] is told no more of a used link than of one that never was', async () => {
    const client = server.client()
    await expect(client.lookAtLink(server.firstOperatorLink)).rejects.toMatchObject({ name: 'link-unusable' })
    await expect(client.lookAtLink(`#${'A'.repeat(43)}`)).rejects.toMatchObject({ name: 'link-unusable' })
  })
})
