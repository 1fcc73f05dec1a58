import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './median.ts'
import { firstLine, startProgram } from './servers/child.ts'
import { listeningFrom, serveFlags, warifuProgram, withoutSettings } from './servers/warifu.ts'

// How long from the command to the line that says `listening`. Prints one JSON line; milliseconds, the median of five.
// firstRun: nothing is there yet. serve: the data folder is there. With --npm-start also npmStart: the same by `npm start`, which
// looks first whether the tree is installed and built, and would do it where it is not.

const RUNS = 5
const READY_MS = 300_000
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'warifu-startup-'))

type Paths = { readonly dataFolder: string; readonly rootKeyFile: string }
const pathsOf = (name: string): Paths => ({
  dataFolder: join(folder, name),
  rootKeyFile: join(folder, `${name}.root.key`),
})
const serve = (paths: Paths) => timed(process.execPath, [warifuProgram, 'serve', ...serveFlags(paths)], folder)
const npmStart = (paths: Paths) => timed('npm', ['start', '--silent', '--', ...serveFlags(paths)], root)

/** Ended as an operator would: what a start leaves for the next one is then on disk. */
async function timed(program: string, args: readonly string[], cwd: string): Promise<number> {
  const startedAt = performance.now()
  const child = await startProgram(program, args, { ...withoutSettings(process.env), NODE_ENV: 'production' }, cwd)
  const gone = new Promise((resolve) => child.process.once('exit', resolve))
  const { pid } = await firstLine(child, listeningFrom, READY_MS)
  const milliseconds = performance.now() - startedAt
  process.kill(pid, 'SIGTERM') // The server itself, which npm may stand before.
  await gone
  return milliseconds
}

async function several(run: () => Promise<number>): Promise<number[]> {
  const all: number[] = []
  while (all.length < RUNS) all.push(Math.round(await run()))
  return all
}

try {
  // The very first start on a machine also fills the cache of compiled code; it is not what is meant by a first run.
  await serve(pathsOf('known'))
  let made = 0
  const times = {
    firstRun: await several(() => serve(pathsOf(`new-${(made += 1)}`))),
    serve: await several(() => serve(pathsOf('known'))),
    ...(process.argv.includes('--npm-start') && { npmStart: await severalNpmStarts() }),
  }
  const medians = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]))
  process.stdout.write(`${JSON.stringify({ ...medians, all: times })}\n`)
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function severalNpmStarts(): Promise<number[]> {
  await npmStart(pathsOf('known')) // Installs and builds where that is due.
  return several(() => npmStart(pathsOf('known')))
}
