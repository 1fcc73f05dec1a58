import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './median.ts'
import { firstLine, startProgram } from './servers/child.ts'
import { listeningFrom, serveFlags, warifuProgram, withoutSettings } from './servers/warifu.ts'

// How long from the command to the line that says `listening`. Prints one JSON line; milliseconds.
// serve: the built server alone. npmStart: `npm start` on an installed and built tree, which looks first whether it is.

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
  await serve(pathsOf('warm-up'))
  await npmStart(pathsOf('warm-up'))
  let made = 0
  const firstRuns = await several(() => serve(pathsOf(`first-${(made += 1)}`)))
  const serves = await several(() => serve(pathsOf('warm-up')))
  const npmStarts = await several(() => npmStart(pathsOf('warm-up')))
  const medians = { firstRun: median(firstRuns), serve: median(serves), npmStart: median(npmStarts) }
  process.stdout.write(`${JSON.stringify({ medianOf: RUNS, ...medians, all: { firstRuns, serves, npmStarts } })}\n`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
