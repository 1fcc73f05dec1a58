import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startServer, type ServerParts } from '../server.ts'
import { acquireLock } from '../install/lock.ts'
import { systemClock } from '../clock.ts'
import { run } from './main.ts'
import { fakeIo } from './testing/fake-io.ts'

vi.mock('../server.ts', () => ({ startServer: vi.fn() }))

/** The first run loads much; on a busy machine that takes its time. */
const PATIENT = { timeout: 20_000 }
vi.setConfig({ testTimeout: 30_000 })

let cwd = ''
let parts: ServerParts | undefined
const drained = { promise: Promise.resolve(), reasons: [] as string[] }

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'warifu-serve-'))
  drained.promise = Promise.resolve()
  drained.reasons = []
  vi.mocked(startServer).mockImplementation((given) => {
    parts = given
    return Promise.resolve({
      publicUrl: 'https://localhost:8443',
      operatorUrl: 'https://localhost:8444',
      firstOperatorLink: 'https://localhost:8443/setup#q7Zk',
      stop: (reason: string) => {
        drained.reasons.push(reason)
        return drained.promise
      },
    })
  })
})
afterEach(() => rmSync(cwd, { recursive: true }))

/** Starts, and waits until it says that it listens. */
async function start(argv: readonly string[] = [], options: { isTTY?: boolean } = {}) {
  const fake = fakeIo({ cwd, env: { LANG: 'en', NO_COLOR: '1' }, ...options })
  const ended = run(['serve', ...argv], fake.io)
  await vi.waitFor(() => {
    expect(fake.out()).toContain('https://localhost:8443')
  }, PATIENT)
  return { ...fake, ended }
}

const linkFile = () => join(cwd, 'warifu-data', 'first-operator-link')
const folderIsFree = () => {
  acquireLock(join(cwd, 'warifu-data'), systemClock).release()
}

describe('serve', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'])('drains on %s, exits 0 and lets go of the folder', async (name) => {
    const { ended, signal, out, exits } = await start()
    expect(folderIsFree).toThrow('data-in-use')
    signal(name)
    expect(await ended).toBe(0)
    expect(drained.reasons).toEqual([name])
    expect(out()).toMatch(/Stopping: clients are told to come back\..*\nStopped\.\n$/)
    expect(exits).toEqual([])
    folderIsFree()
  })

  it.each([
    ['people', []],
    ['programs', ['--json']],
  ])(
    'drains also where it is told to end by the first who reads, in words for %s, that it listens',
    async (_, argv) => {
      const fake = fakeIo({ cwd, env: { LANG: 'en', NO_COLOR: '1' } })
      const write = (text: string) => {
        fake.io.stdout.write(text)
        if (text.includes('https://localhost:8443')) fake.signal('SIGTERM')
      }
      const ended = run(['serve', ...argv], { ...fake.io, stdout: { ...fake.io.stdout, write } })
      await vi.waitFor(() => {
        expect(drained.reasons).toEqual(['SIGTERM'])
      }, PATIENT)
      expect(await ended).toBe(0)
    },
  )

  it('ends at once on the second signal, while it still drains', async () => {
    const drain = Promise.withResolvers<undefined>()
    drained.promise = drain.promise.then(() => undefined)
    const { ended, signal, exits } = await start()
    signal('SIGTERM')
    signal('SIGTERM')
    expect(exits).toEqual([1])
    drain.resolve(undefined)
    await ended
  })

  it('exits 1 where the database fails for good, and says so', async () => {
    const { ended, err } = await start()
    parts?.onFatal(new Error('disk'))
    expect(await ended).toBe(1)
    expect(drained.reasons).toEqual(['store-unavailable'])
    expect(err()).toContain('The database can no longer be written.')
  })

  it('speaks JSON to programs, one object a line', async () => {
    const { ended, signal, out } = await start(['--json'])
    signal('SIGTERM')
    await ended
    const events = out()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string })
    expect(events).toMatchObject([
      { event: 'listening', pid: process.pid },
      { event: 'stopped', reason: 'SIGTERM' },
    ])
  })

  it.each([
    ['a terminal', [], true],
    ['a program', ['--json'], false],
  ])(
    'gives the link of the first operator to the standard output of %s only, and no key to anything',
    async (_, argv, isTTY) => {
      const { ended, signal, out, err } = await start(argv, { isTTY })
      expect(existsSync(linkFile())).toBe(false)
      parts?.logDestination.write('{"level":30}\n')
      signal('SIGTERM')
      await ended
      expect(out().match(/setup#/g)).toHaveLength(1)
      expect(err()).not.toContain('setup#')
      expect(out()).not.toContain('PRIVATE KEY')
    },
  )

  it('writes it to a file where standard output ends in a log, for as long as the server runs', async () => {
    mkdirSync(join(cwd, 'warifu-data'), { mode: 0o700 })
    writeFileSync(join(cwd, 'warifu-data', 'warifu.lock'), '')
    writeFileSync(linkFile(), 'https://localhost:8443/setup#0ld', { mode: 0o644 })
    const { ended, signal, out, err } = await start()
    expect(readFileSync(linkFile(), 'utf8')).toBe('https://localhost:8443/setup#q7Zk\n')
    expect(statSync(linkFile()).mode & 0o777).toBe(0o600)
    signal('SIGTERM')
    await ended
    expect(`${out()}${err()}`).not.toContain('setup#')
    expect(out()).toContain(`\n  ${linkFile()}\n`)
    expect(existsSync(linkFile())).toBe(false)
  })

  it('leaves no link of an earlier run where none is open any more', async () => {
    const first = await start()
    first.signal('SIGTERM')
    await first.ended
    writeFileSync(linkFile(), 'https://localhost:8443/setup#0ld')
    const usual = vi.mocked(startServer).getMockImplementation()
    vi.mocked(startServer).mockImplementation(async (...given) => {
      if (usual === undefined) throw new Error('no server')
      return { ...(await usual(...given)), firstOperatorLink: null }
    })
    const { ended, signal } = await start()
    expect(existsSync(linkFile())).toBe(false)
    signal('SIGTERM')
    await ended
  })

  it('answers keys on a terminal: ? helps, q shows where a phone can go, Ctrl-C stops', async () => {
    const { ended, io, out } = await start([], { isTTY: true })
    io.stdin.emit('data', Buffer.from('?'))
    expect(out()).toContain('Ctrl-C  stop')
    io.stdin.emit('data', Buffer.from('q'))
    expect(out()).toContain('Only this machine can reach the chat.')
    io.stdin.emit('data', Buffer.from('\u0003'))
    expect(await ended).toBe(0)
    expect(drained.reasons).toEqual(['SIGINT'])
    expect(io.stdin.listenerCount('data')).toBe(0)
  })

  it('shows a QR code where a phone can reach it', async () => {
    const { ended, io, out, signal } = await start(['--public-url', 'https://chat.example.jp', '--host', '0.0.0.0'], {
      isTTY: true,
    })
    io.stdin.emit('data', Buffer.from('q'))
    await vi.waitFor(() => {
      expect(out()).toMatch(/[▀▄█]{8}/)
    }, PATIENT)
    signal('SIGTERM')
    await ended
  })

  it('writes short lines of log where a person reads them, with nothing that a terminal would obey', async () => {
    const { ended, err, signal } = await start([], { isTTY: true })
    const line = {
      level: 40,
      at: '2026-11-20T09:12:31.000Z',
      event: 'requestRefused',
      path: '\u001b[2J',
      msg: 'a request was refused',
    }
    parts?.logDestination.write(`${JSON.stringify(line)}\n`)
    signal('SIGTERM')
    await ended
    expect(err()).toBe('  09:12:31 warn  a request was refused path=\u{FFFD}[2J\n')
  })

  it.each([
    ['EADDRNOTAVAIL', 2, 'WRF-1011'],
    ['ENOTFOUND', 2, 'WRF-1011'],
    ['EMFILE', 70, 'WRF-9001'],
  ])('says %s of the listener in its own way', async (code, exit, expected) => {
    vi.mocked(startServer).mockRejectedValue(Object.assign(new Error('listen'), { code }))
    const { io, err } = fakeIo({ cwd })
    expect(await run(['serve', '--host', '192.0.2.1'], io)).toBe(exit)
    expect(err()).toContain(`✗ ${expected}`)
    folderIsFree()
  })
})
