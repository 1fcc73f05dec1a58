import { existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { node, root, type Exit } from './command.ts'
import { FAILED, PASSED, total, type Ended, type Step } from './step.ts'
import { playwrightTally, vitestTally } from './tally.ts'

const SOURCES = '--conditions=warifu-source'
const tool = (path: string): string => join(root, 'node_modules', path)

const simple = (name: string, what: string, args: readonly string[]): Step => ({
  name,
  what,
  cores: 1,
  needs: [],
  run: async () => ended(await node(args)),
})

const suite = (name: string, what: string): Step => ({
  name,
  what,
  cores: 2,
  needs: [],
  run: async () => {
    const file = await reportFile(name)
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const exit = await node([tool('vitest/vitest.mjs'), 'run', '--project', name, ...reporters])
    return { tally: vitestTally(await textOf(file), exit.code), output: exit.output, figures: [] }
  },
})

/** Everything that `npm test` runs, in the order in which it begins. */
export const steps: readonly Step[] = [
  simple('types', 'tsc: every source, test and tool', [tool('typescript/bin/tsc'), '-p', 'tsconfig.json']),
  simple('format', 'prettier', [tool('prettier/bin/prettier.cjs'), '--check', '.']),
  simple('imports', 'the law of imports', ['tools/check-imports.ts']),
  simple('controls', 'every control has its test and its row', ['tools/check-controls.ts']),
  simple('paths', 'documents name only what exists', ['tools/check-paths.ts']),
  simple('docs', 'generated documents are those of the sources', [SOURCES, 'tools/generate-docs.ts', '--check']),
  simple('lint', 'eslint', [tool('eslint/bin/eslint.js'), '--max-warnings', '0', '.']),
  { ...simple('build', 'what is stale', ['tools/build.ts']), cores: 2 },
  suite('unit', 'beside the sources: unit and contract'),
  suite('hostile', 'hostile input and strangers'),
  { ...suite('system', 'the whole system, in one process and as processes'), needs: ['build'] },
  { name: 'journeys', what: 'a real browser and the built server', cores: 2, needs: ['build'], run: journeys },
  { name: 'examples', what: 'each runs against the built server', cores: 2, needs: ['build'], run: examples },
  { name: 'proofs', what: 'every claim, quickly', cores: 2, needs: ['build'], run: proofs },
]

async function journeys(): Promise<Ended> {
  const file = await reportFile('journeys')
  const exit = await node([tool('@playwright/test/cli.js'), 'test'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file })
  return { tally: playwrightTally(await textOf(file), exit.code), output: exit.output, figures: [] }
}

/** Each folder of `examples/` has a `run.mjs` that shows that it works. */
async function examples(): Promise<Ended> {
  const folders = readdirSync(join(root, 'examples'))
  const results: Ended[] = []
  for (const folder of folders) results.push(ended(await node([`examples/${folder}/run.mjs`])))
  return together(results)
}

async function proofs(): Promise<Ended> {
  const list = await node([SOURCES, 'proofs/prove.ts', '--list', '--json'])
  if (list.code !== 0) return ended(list)
  const names = lines(list.stdout).map((line) => (JSON.parse(line) as { name: string }).name)
  const results: Ended[] = []
  for (const name of names) {
    const exit = await node([SOURCES, 'proofs/prove.ts', name, '--quick', '--json'])
    results.push({ ...ended(exit), figures: lines(exit.stdout).slice(-1) })
  }
  return together(results)
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '')

const ended = ({ code, output }: Exit): Ended => ({ tally: code === 0 ? PASSED : FAILED, output, figures: [] })

/** Several runs as one step. None at all is a failure: there should have been some. */
function together(results: readonly Ended[]): Ended {
  if (results.length === 0) return { tally: FAILED, output: 'There was nothing to run.', figures: [] }
  return {
    tally: total(results.map(({ tally }) => tally)),
    output: results.flatMap(({ tally, output }) => (tally.failed > 0 ? [output] : [])).join('\n'),
    figures: results.flatMap(({ figures }) => figures),
  }
}

/** A fresh place for a reporter to write to: an old report must not speak for a run that wrote none. */
async function reportFile(name: string): Promise<string> {
  const folder = join(root, '.cache', 'test')
  await mkdir(folder, { recursive: true })
  const file = join(folder, `${name}.json`)
  await rm(file, { force: true })
  return file
}

const textOf = async (file: string): Promise<string | null> => (existsSync(file) ? readFile(file, 'utf8') : null)
