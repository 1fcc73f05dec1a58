import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'

const run = promisify(execFile)
const warifu = fileURLToPath(new URL('../../packages/server/bin/warifu.mjs', import.meta.url))

/** What `warifu serve --json` says first. */
export type Listening = {
  readonly publicUrl: string
  readonly operatorUrl: string
  readonly caFile: string
  readonly firstOperatorLink: string | null
  readonly pid: number
}

/** A built server in a folder of its own, with ports that stay the same over restarts. */
export class World {
  readonly folder: string
  readonly #ports: readonly [number, number]
  #process: ChildProcess | undefined
  #listening: Listening | undefined
  readonly #closing: (() => Promise<unknown>)[] = []
  #log = ''

  private constructor(folder: string, ports: readonly [number, number]) {
    this.folder = folder
    this.#ports = ports
  }

  static async create(): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), 'warifu-journey-'))
    const world = new World(folder, [await freePort(), await freePort()])
    await world.start()
    await trustCa(folder, world.listening.caFile)
    return world
  }

  get listening(): Listening {
    if (this.#listening === undefined) throw new Error('the server is not running')
    return this.#listening
  }

  /** Everything the server wrote to its log so far. */
  get log(): string {
    return this.#log
  }

  async start(): Promise<void> {
    const [port, operatorPort] = this.#ports
    const child = spawn(
      process.execPath,
      [warifu, 'serve', '--json', '--data', this.data, '--port', String(port), '--operator-port', String(operatorPort)],
      { env: this.#environment(), stdio: ['ignore', 'pipe', 'pipe'] },
    )
    this.#process = child
    child.stderr.on('data', (chunk: Buffer) => (this.#log += chunk.toString()))
    const lines = createInterface({ input: child.stdout })
    const [line] = (await Promise.race([once(lines, 'line'), once(child, 'exit')])) as [unknown]
    if (typeof line !== 'string') throw new Error(`the server did not start (${String(line)}):\n${this.#log}`)
    this.#listening = JSON.parse(line) as Listening
  }

  /** @param signal SIGTERM drains, SIGKILL does not */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#process
    if (child?.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }

  /** Runs a command of the command line; the password, where there is one, comes by standard input. */
  async command(args: readonly string[], input = ''): Promise<string> {
    const running = run(process.execPath, [warifu, ...args, '--data', this.data], { env: this.#environment() })
    running.child.stdin?.end(input)
    return (await running).stdout
  }

  get data(): string {
    return join(this.folder, 'data')
  }

  async person(options: BrowserContextOptions = {}): Promise<Person> {
    const person = await Person.arrive(this.folder, options)
    this.#closing.push(() => person.context.close())
    return person
  }

  async end(): Promise<void> {
    for (const close of this.#closing) await close()
    await this.stop()
    await rm(this.folder, { recursive: true, force: true })
  }

  #environment(): NodeJS.ProcessEnv {
    return { ...process.env, HOME: this.folder, XDG_CONFIG_HOME: join(this.folder, 'config'), LANG: 'en_US.UTF-8' }
  }
}

/** Somebody at a browser, with everything their pages complained about. */
export class Person {
  readonly context: BrowserContext
  readonly page: Page
  /** Errors in the console, uncaught exceptions, and reports of the content security policy. */
  readonly complaints: string[] = []

  private constructor(context: BrowserContext, page: Page) {
    this.context = context
    this.page = page
    page.on('pageerror', (error) => this.complaints.push(`uncaught: ${error.message}`))
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted ?Type/i.test(message.text())) this.complaints.push(message.text())
    })
  }

  /** @param home its certificate store says which CA this browser trusts beyond the usual */
  static async arrive(home: string, options: BrowserContextOptions = {}): Promise<Person> {
    const profile = await mkdtemp(join(home, 'profile-'))
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env['WARIFU_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
      env: { ...process.env, HOME: home },
      locale: 'en',
      viewport: { width: 1280, height: 800 },
      ...options,
    })
    return new Person(context, context.pages()[0] ?? (await context.newPage()))
  }
}

/** Puts the CA into the certificate store that Chromium reads for this HOME: checked like any other, names and all. */
export async function trustCa(home: string, caFile: string): Promise<void> {
  const store = join(home, '.pki', 'nssdb')
  await mkdir(store, { recursive: true })
  await run('certutil', ['-d', `sql:${store}`, '-N', '--empty-password'])
  await run('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'Warifu local CA', '-i', caFile])
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
