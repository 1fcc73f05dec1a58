import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkEmitted, removeOrphans } from './build/emitted.ts'
import { outcome, phase } from './setup/phase.mjs'
import { builds, markBuilt, staleBuilds, type Built } from './setup/staleness.mjs'
import { language, phases, refusals, refusalText } from './setup/texts.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const tool = (path: string) => join(root, 'node_modules', path)
const tongue = language(process.env)

/** Builds what is stale: the packages that Node runs with tsc, the pages with vite. False where that failed, which was said. */
async function build(): Promise<boolean> {
  const stale = staleBuilds(root)
  const packages = [...stale.keys()].filter((name) => name !== 'web')
  const compiled = packages.length === 0 || (await say(phases[tongue].server, () => compile(packages)))
  const bundled = !stale.has('web') || (compiled && (await say(phases[tongue].pages, bundle)))
  if (!compiled || !bundled) return false
  for (const [name, fingerprint] of stale) markBuilt(root, name, fingerprint)
  return true
}

type Step = { readonly code: number; readonly output: string }

async function say(words: string, step: () => Promise<Step>): Promise<boolean> {
  let output = ''
  const well = await phase(words, async () => {
    const ended = await step()
    output = ended.output
    return ended.code === 0
  })
  if (!well) process.stderr.write(`${output}\n${refusalText(refusals.buildFailed, tongue)}`)
  return well
}

async function compile(names: readonly Built[]): Promise<Step> {
  const folders = names.map((name) => join(root, 'packages', name))
  const compiled = await run([tool('typescript/bin/tsc'), '-b', ...folders])
  if (compiled.code !== 0) return compiled
  for (const folder of folders) removeOrphans(join(folder, 'src'), join(folder, 'dist'))
  const broken = folders.flatMap((folder) => checkEmitted(join(folder, 'dist')))
  return { code: broken.length, output: broken.join('\n') }
}

const bundle = (): Promise<Step> =>
  run([tool('vite/bin/vite.js'), 'build', join(root, 'packages', 'web'), '--logLevel', 'warn'])

const run = (args: readonly string[]): Promise<Step> =>
  outcome(spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] }))

if (process.argv.includes('--force')) {
  for (const name of Object.keys(builds)) rmSync(join(root, 'packages', name, 'dist'), { recursive: true, force: true })
}
if (!(await build())) process.exitCode = 1
