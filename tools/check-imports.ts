import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { report, type Finding } from './findings.ts'

const repository = fileURLToPath(new URL('..', import.meta.url))
const law = fileURLToPath(new URL('../.dependency-cruiser.cjs', import.meta.url))
const cruiser = fileURLToPath(new URL('../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', import.meta.url))
const folders = ['packages', 'tests', 'tools', 'proofs', 'bench', 'examples']

const Cruise = z.object({
  modules: z.array(
    z.object({
      source: z.string(),
      dependencies: z.array(z.object({ dependencyTypes: z.array(z.string()) })),
    }),
  ),
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        comment: z.optional(z.string()),
        rule: z.object({ name: z.string() }),
        cycle: z.optional(z.array(z.object({ name: z.string() }))),
      }),
    ),
  }),
})

export type Law = { readonly modules: number; readonly findings: readonly Finding[] }

/**
 * Holds the imports below `root` against `.dependency-cruiser.cjs`. A cruise that saw nothing, missed a package or was blind to
 * types proves nothing, so that is a finding too: with a compiler it does not know, dependency-cruiser sees 0 modules and is content.
 */
export async function checkImports(root: string): Promise<Law> {
  const present = folders.filter((folder) => existsSync(`${root}/${folder}`))
  const { modules, summary } = Cruise.parse(JSON.parse(await cruise(root, present)))

  const broken = summary.violations.map(({ rule, from, to, cycle }) => ({
    file: from,
    line: null,
    problem:
      cycle === undefined ? `${rule.name}: ${to}` : `${rule.name}: ${cycle.map(({ name }) => name).join(' -> ')}`,
  }))
  const sources = modules.map(({ source }) => source)
  const unseen = readdirSync(`${root}/packages`)
    .filter((name) => !sources.some((source) => source.startsWith(`packages/${name}/src/`)))
    .map((name) => ({ file: `packages/${name}`, line: null, problem: 'the cruise saw no module of this package' }))
  const seesTypes = modules.some(({ dependencies }) =>
    dependencies.some(({ dependencyTypes }) => dependencyTypes.includes('type-only')),
  )
  const blind = seesTypes ? [] : [{ file: '.', line: null, problem: 'the cruise saw no import of a type' }]
  return { modules: summary.totalCruised, findings: [...broken, ...unseen, ...blind] }
}

const MOST_OUTPUT = 64 * 1024 * 1024

function cruise(root: string, folders: readonly string[]): Promise<string> {
  const args = [cruiser, '--config', law, '--output-type', 'json', ...folders]
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: root, maxBuffer: MOST_OUTPUT }, (error, stdout, stderr) => {
      // The exit code is the number of violations, where there is an answer at all.
      if (stdout.startsWith('{')) resolve(stdout)
      else reject(new Error(`dependency-cruiser gave no answer. ${stderr}`, { cause: error }))
    })
  })
}

if (import.meta.main) {
  const { modules, findings } = await checkImports(repository)
  report(findings, `${modules} modules keep the law.`)
}
