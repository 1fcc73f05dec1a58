import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { get } from 'node:https'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const bin = fileURLToPath(new URL('../../packages/server/bin/warifu.mjs', import.meta.url))
// Each test starts several whole processes.
vi.setConfig({ testTimeout: 120_000 })

const PASSWORD = 'correct horse battery staple 9'

let home = ''
const running = new Set<ChildProcess>()
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'warifu-line-'))
})
afterEach(async () => {
  for (const child of running) {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  running.clear()
  rmSync(home, { recursive: true })
})

type Listening = {
  readonly publicUrl: string
  readonly operatorUrl: string
  readonly fingerprint: string
  readonly caFile: string
  readonly firstOperatorLink: string | null
  readonly dataFolder: string
  readonly rootKeyFile: string
}

function launch(args: readonly string[], env: Record<string, string> = {}, nodeArgs: readonly string[] = []) {
  const child = spawn(process.execPath, [...nodeArgs, bin, ...args], {
    cwd: home,
    env: { PATH: process.env['PATH'] ?? '', HOME: home, LANG: 'en', ...env },
  })
  running.add(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ code: code as number | null, ...said }))
  return { child, said, ended }
}

/** Runs a command to its end. */
async function run(
  args: readonly string[],
  input = '',
  env: Record<string, string> = {},
  nodeArgs: readonly string[] = [],
) {
  const { child, ended } = launch(args, env, nodeArgs)
  child.stdin.end(input)
  return ended
}

const anyPort = ['--port', '0', '--operator-port', '0']

async function serve(args: readonly string[] = anyPort) {
  const launched = launch(['serve', '--json', ...args])
  const line = await new Promise<string>((resolve, reject) => {
    launched.child.stdout.on('data', () => {
      const [first, rest] = launched.said.out.split('\n')
      if (rest !== undefined) resolve(first ?? '')
    })
    void launched.ended.then(({ err }) => {
      reject(new Error(err))
    })
  })
  return { ...launched, event: JSON.parse(line) as Listening }
}

const status = (url: string, caFile: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    get(url, { ca: readFileSync(caFile), agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).on('error', reject)
  })

const firstLine = (text: string) => text.split('\n')[0]
const makeFolder = async () => {
  const { child, ended, event } = await serve()
  child.kill('SIGTERM')
  await ended
  return event
}

describe('warifu serve', () => {
  it('on the first run makes a folder only this account can read, serves TLS under its own CA, and prints one link', async () => {
    const { child, said, ended, event } = await serve()
    expect(event.firstOperatorLink).toMatch(/^https:\/\/localhost:\d+\/setup#[\w-]{43}$/)
    expect(statSync(event.dataFolder).mode & 0o777).toBe(0o700)
    for (const entry of readdirSync(event.dataFolder, { recursive: true, withFileTypes: true })) {
      expect(statSync(join(entry.parentPath, entry.name)).mode & 0o077, entry.name).toBe(0)
    }
    expect(event.rootKeyFile.startsWith(join(home, '.config', 'warifu'))).toBe(true)
    expect(await status(`${event.publicUrl}/healthz`, event.caFile)).toBe(200)
    expect(await status(`${event.operatorUrl}/healthz`, event.caFile)).toBe(200)

    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 0 })
    const secret = new URL(event.firstOperatorLink ?? '').hash.slice(1)
    expect(said.out.split(secret)).toHaveLength(2)
    expect(said.err).not.toContain(secret)
    expect(said.err).toContain('"event":"serverStopped","reason":"SIGTERM"')
  })

  it('keeps the link of the first operator out of what ends in a journal: it lies in a file of this account until the end', async () => {
    const { child, said, ended } = launch(['serve', ...anyPort])
    const file = join(home, 'warifu-data', 'first-operator-link')
    await vi.waitFor(() => {
      expect(said.out).toContain(`\n  ${file}\n`)
    }, 60_000)
    const link = readFileSync(file, 'utf8').trim()
    expect(link).toMatch(/^https:\/\/localhost:\d+\/setup#[\w-]{43}$/)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    child.kill('SIGTERM')
    const { code, out, err } = await ended
    expect(code).toBe(0)
    expect(`${out}${err}`).not.toContain(new URL(link).hash.slice(1))
    expect(existsSync(file)).toBe(false)
  })

  it('drains where the first who reads that it listens tells it to end', async () => {
    const { child, said, ended } = launch(['serve', '--json', ...anyPort])
    child.stdout.once('data', () => child.kill('SIGTERM'))
    expect(await ended).toMatchObject({ code: 0 })
    expect(said.out).toContain('{"event":"stopped","reason":"SIGTERM"}')
  })

  it('goes on where nobody reads any more what it says, and drains', async () => {
    const { child, event } = await serve()
    const exited = once(child, 'exit')
    child.stdout.destroy()
    child.stderr.destroy()
    expect((await run(['accounts', 'invite', 'taro'])).code).toBe(0)
    expect(await status(`${event.publicUrl}/healthz`, event.caFile)).toBe(200)
    child.kill('SIGTERM')
    expect(await exited).toEqual([0, null])
  })

  it('on the second run is the same server, with a fresh link while nobody has used one', async () => {
    const first = await makeFolder()
    const { event } = await serve()
    expect(event.fingerprint).toBe(first.fingerprint)
    expect(event.firstOperatorLink).not.toBeNull()
    expect(new URL(event.firstOperatorLink ?? '').hash).not.toBe(new URL(first.firstOperatorLink ?? '').hash)
  })

  it('starts again after kill -9', async () => {
    const { child, ended, event } = await serve()
    child.kill('SIGKILL')
    await ended
    expect(existsSync(join(event.dataFolder, 'operator.sock'))).toBe(true)
    const again = await serve()
    expect(again.event.fingerprint).toBe(event.fingerprint)
  })

  it('refuses a folder in use and names who uses it', async () => {
    const { child, event } = await serve()
    const second = await run(['serve', ...anyPort])
    expect(second.code).toBe(1)
    expect(firstLine(second.err)).toMatch(
      new RegExp(
        `^✗ WRF-1005 {2}${event.dataFolder} is in use by another Warifu \\(node warifu.mjs serve .*pid ${child.pid}`,
      ),
    )
    expect(await status(`${event.publicUrl}/healthz`, event.caFile)).toBe(200)
  })

  it.each(['--port', '--operator-port'])('refuses a %s in use and names who uses it', async (option) => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    const free = option === '--port' ? '--operator-port' : '--port'
    const refused = await run(['serve', option, `${port}`, free, '0'])
    expect(refused.code).toBe(1)
    expect(firstLine(refused.err)).toMatch(new RegExp(`^✗ WRF-1003  Port ${port} on 127.0.0.1 is in use`))
    if (process.platform === 'linux') expect(refused.err).toContain(`pid ${process.pid}`)
    taken.close()
  })

  it('refuses what it cannot open safely, each with its code, in one block', async () => {
    const { dataFolder, rootKeyFile } = await makeFolder()
    const refusal = async (break_: () => void) => {
      const copies = [dataFolder, rootKeyFile].map((from) => [from, join(home, `copy-${from.length}`)] as const)
      for (const [from, to] of copies) cpSync(from, to, { recursive: true })
      break_()
      const { code, err, out } = await run(['serve', ...anyPort])
      for (const [from, to] of copies) {
        rmSync(from, { recursive: true, force: true })
        cpSync(to, from, { recursive: true })
        rmSync(to, { recursive: true })
      }
      chmodSync(dataFolder, 0o700)
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).toMatch(/^✗ WRF-\d{4} {2}.*\n( {2}\S.*\n)+$/)
      return firstLine(err)
    }
    const databaseFile = join(dataFolder, 'warifu.db')
    const damage = () => {
      // SQLite would make the file anew from these: after a kill the write-ahead log may hold the whole database.
      for (const beside of ['-wal', '-shm']) rmSync(`${databaseFile}${beside}`, { force: true })
      writeFileSync(databaseFile, 'not a database at all')
    }
    expect(await refusal(damage)).toContain('WRF-1006')
    const folderInItsPlace = () => {
      rmSync(databaseFile)
      mkdirSync(databaseFile)
    }
    expect(await refusal(folderInItsPlace)).toMatch(/WRF-1004 .*warifu\.db: it is a folder\.$/)
    expect(await refusal(() => new Database(databaseFile).pragma('user_version = 999'))).toContain('WRF-1010')
    expect(await refusal(() => writeFileSync(rootKeyFile, Buffer.alloc(32, 1)))).toContain('WRF-1007')
    expect(await refusal(() => rmSync(rootKeyFile))).toContain('WRF-1008')
    expect(await refusal(() => rmSync(join(dataFolder, 'installation.json')))).toContain('WRF-1006')
    await makeFolder() // All was put back, and opens.
  })

  it('refuses a folder that it cannot make, a foreign one, and plaintext for others; nothing is made', async () => {
    writeFileSync(join(home, 'file'), '')
    expect(firstLine((await run(['serve', '--data', 'file/data'])).err)).toContain('WRF-1004')
    expect((await run(['serve', '--data', '.'])).err).toContain('this folder holds something else')
    expect(firstLine((await run(['serve', '--host', '0.0.0.0', '--behind-proxy'])).err)).toContain('WRF-1001')
    expect(firstLine((await run(['serve', '--cert', 'c.pem', '--key', 'k.pem'])).err)).toContain('WRF-1013')
    expect(readdirSync(home).filter((name) => name !== '.cache')).toEqual(['file'])
  })
})

describe('warifu accounts', () => {
  it('works beside a running server, and without one', async () => {
    const { child, ended } = await serve()
    const beside = await run(
      ['accounts', 'create', 'hana', '--role', 'operator', '--password-stdin', '--json'],
      `${PASSWORD}\n`,
    )
    expect(beside).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(beside.out)).toMatchObject({ name: 'hana', role: 'operator' })
    expect((await run(['accounts', 'invite', 'taro'])).out).toMatch(/\n {2}https:\/\/localhost:\d+\/join#[\w-]{43}\n$/)
    child.kill('SIGTERM')
    await ended

    const alone = await run(['accounts', 'create', 'jiro', '--password-stdin'], PASSWORD)
    expect(alone).toMatchObject({ code: 0, err: '', out: '  ✓ Account jiro · member\n' })
    const { out } = await run(['accounts', 'list', '--json'])
    expect(JSON.parse(out)).toMatchObject({
      accounts: expect.arrayContaining([
        expect.objectContaining({ name: 'hana' }),
        expect.objectContaining({ name: 'jiro' }),
      ]),
    })
    const { event } = await serve()
    expect(event.firstOperatorLink).toBeNull()
  })

  it('says in words what is refused', async () => {
    const weak = await run(['accounts', 'create', 'hana', '--password-stdin'], 'short')
    expect(weak.code).toBe(1)
    expect(weak.err).toContain('✗ WRF-2004')
    expect(weak.err).toContain('shorter than 15 characters')
    const empty = await run(['accounts', 'create', 'hana', '--password-stdin'], '')
    expect(empty.code).toBe(1)
    expect(firstLine((await run(['accounts', 'create', ' x', '--password-stdin'], PASSWORD)).err)).toContain('WRF-2011')
    await run(['accounts', 'create', 'hana', '--password-stdin'], PASSWORD)
    const twice = await run(['accounts', 'create', 'HANA', '--password-stdin'], PASSWORD, { LANG: 'ja' })
    expect(firstLine(twice.err)).toMatch(/^✗ WRF-2006 .*名前/)
  })

  it('list makes nothing where no server ever ran', async () => {
    expect(await run(['accounts', 'list'])).toMatchObject({ code: 0, out: '  There are no accounts yet.\n' })
    expect(existsSync(join(home, 'warifu-data'))).toBe(false)
  })
})

describe('warifu', () => {
  it('is refused by an older Node in one clear line, before anything is loaded', async () => {
    const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'22.11.0'}})`
    const english = await run(['serve'], '', {}, ['--import', old])
    expect(english).toMatchObject({ code: 1, out: '' })
    expect(firstLine(english.err)).toBe('✗ WRF-1009  This Node.js (22.11.0) is too old for Warifu.')
    expect((await run(['serve'], '', { LANG: 'ja_JP.UTF-8' }, ['--import', old])).err).toMatch(/^✗ WRF-1009 .*古い/)
    expect(readdirSync(home)).toEqual([])
  })

  it('keeps compiled code in a folder of this account only', async () => {
    await run(['--version'])
    expect(statSync(join(home, '.cache', 'warifu', 'compiled')).mode & 0o777).toBe(0o700)
  })
})
