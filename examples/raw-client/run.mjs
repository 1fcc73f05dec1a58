// Starts a server of its own, lets two raw clients talk to each other, and checks that each read what the other wrote.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const warifu = join(import.meta.dirname, '../../packages/server/bin/warifu.mjs')
const client = join(import.meta.dirname, 'client.mjs')
const passwords = { Ken: 'nine patient harbours', Hana: 'five hundred quiet teapots' }
const ROOM = 'tea room'
const LIMIT_MS = 60_000

const folder = await mkdtemp(join(tmpdir(), 'warifu-raw-client-'))
const data = join(folder, 'data')
const environment = { ...process.env, XDG_CONFIG_HOME: join(folder, 'config'), LANG: 'en' }
const running = new Set()

/** A Node process. What chat clients print is shown, with their name before it; what others print may hold a one-use link. */
function start(label, args, input, isShown = false) {
  const child = spawn(process.execPath, args, { env: environment, stdio: ['pipe', 'pipe', 'inherit'] })
  running.add(child)
  child.once('exit', () => running.delete(child))
  child.stdin.end(input ?? '')
  const lines = []
  const listeners = new Set()
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (isShown) console.log(`${label.padEnd(5)}│ ${line}`)
    lines.push(line)
    for (const listener of listeners) listener(line)
  })
  return {
    lines,
    /** The first line that `accepts` says yes to; rejects where the process ends without one. */
    line: (accepts) =>
      new Promise((resolve, reject) => {
        const there = lines.find(accepts)
        if (there !== undefined) return resolve(there)
        listeners.add((line) => {
          if (accepts(line)) resolve(line)
        })
        child.once('close', () => reject(new Error(`${label} ended too early`)))
      }),
    succeed: async () => {
      if (child.exitCode === null) await once(child, 'close')
      if (child.exitCode !== 0) throw new Error(`${label} failed with ${child.exitCode}`)
    },
    stop: () => child.kill('SIGTERM'),
  }
}

const chat = (name, { publicUrl, caFile }, extra) => {
  const where = ['--url', publicUrl, '--ca', caFile, '--room', ROOM, '--name', name, '--password-stdin']
  return start(name, [client, ...where, ...extra], passwords[name], true)
}

async function run() {
  const server = start('server', [warifu, 'serve', '--json', '--data', data, '--port', '0', '--operator-port', '0'])
  const where = JSON.parse(await server.line((line) => line.includes('"event":"listening"')))
  console.log(`a server of its own: ${where.publicUrl}`)

  // Ken's account is made by hand, Hana makes hers with an invitation.
  const account = ['accounts', 'create', 'Ken', '--role', 'operator', '--password-stdin', '--data', data]
  await start('create', [warifu, ...account], passwords.Ken).succeed()
  const invitation = start('invite', [
    warifu,
    'accounts',
    'invite',
    'Hana',
    '--role',
    'member',
    '--json',
    '--data',
    data,
  ])
  await invitation.succeed()
  const { url } = JSON.parse(invitation.lines.join(''))

  // Ken makes the room, writes and waits: Hana's answer reaches him as a push. She finds his line in the history.
  const ken = chat('Ken', where, ['--say', '聞こえますか', '--hear', 'Yes, I can read you.'])
  await ken.line((line) => line.startsWith('sent'))
  const hana = chat('Hana', where, ['--link', url, '--say', 'Yes, I can read you.', '--hear', '聞こえますか'])
  await hana.succeed()
  await ken.succeed()

  // Hana comes back on a new device and finds both lines, in order, once.
  const again = chat('Hana', where, [])
  await again.succeed()
  const read = again.lines.filter((line) => line.startsWith('read')).map((line) => line.replace(/^read +/, ''))
  const expected = ['#1 Ken: "聞こえますか"', '#2 Hana: "Yes, I can read you."']
  if (JSON.stringify(read) !== JSON.stringify(expected)) throw new Error(`expected ${expected.join(', ')}`)

  server.stop()
  await server.succeed()
}

const timer = setTimeout(() => {
  console.error(`not done after ${LIMIT_MS / 1000} s`)
  process.exit(1)
}, LIMIT_MS)
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

try {
  await run()
  console.log('Both read what the other wrote.')
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
} finally {
  clearTimeout(timer)
  await Promise.all([...running].map((child) => child.kill('SIGKILL') && once(child, 'exit')))
  await rm(folder, { recursive: true, force: true })
}
