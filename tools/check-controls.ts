import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { report, type Finding } from './findings.ts'

const GUARD = 'packages/server/src/guard'
const DOCUMENT = 'SECURITY.md'
const HEADING = /^\|\s*Control\s*\|\s*File\s*\|\s*Test\s*\|$/i

type Row = { readonly line: number; readonly control: string; readonly paths: readonly string[] }

/** Every guard has its test and its row in SECURITY.md, and every path of that table exists. */
export function checkControls(root: string): Finding[] {
  const guards = readdirSync(join(root, GUARD)).filter((name) => /^[^.]+[.]ts$/.test(name))
  const rows = controlRows(readFileSync(join(root, DOCUMENT), 'utf8'))
  if (rows.length === 0) return [{ file: DOCUMENT, line: null, problem: 'has no table | Control | File | Test |' }]

  const named = new Set(rows.flatMap(({ paths }) => paths))
  return [
    ...guards.flatMap((name) => guardFindings(root, `${GUARD}/${name}`, named)),
    ...rows.flatMap((row) => rowFindings(root, row)),
  ]
}

function guardFindings(root: string, guard: string, named: ReadonlySet<string>): Finding[] {
  const test = guard.replace(/ts$/, 'test.ts')
  const problems = [
    ...(existsSync(join(root, test)) ? [] : [`has no test ${test}`]),
    ...(named.has(guard) ? [] : [`has no row in the table of ${DOCUMENT}`]),
  ]
  return problems.map((problem) => ({ file: guard, line: null, problem }))
}

function rowFindings(root: string, { line, control, paths }: Row): Finding[] {
  const problems = [
    ...(control === '' ? ['a row that names no control'] : []),
    ...(paths.length < 2 ? [`the row of "${control}" names no file and test`] : []),
    ...paths.filter((path) => !existsSync(join(root, path))).map((path) => `there is no ${path}`),
  ]
  return problems.map((problem) => ({ file: DOCUMENT, line, problem }))
}

/** The rows below the heading, up to the first line that is none. */
function controlRows(text: string): Row[] {
  const lines = text.split('\n')
  const heading = lines.findIndex((line) => HEADING.test(line.trim()))
  if (heading < 0) return []
  const below = lines.slice(heading + 2)
  const end = below.findIndex((line) => !line.startsWith('|'))
  return below.slice(0, end < 0 ? below.length : end).map((line, index) => {
    const [, control = '', ...cells] = line.split('|')
    const paths = [...cells.join('|').matchAll(/`([^`]+)`/g)].flatMap(([, path]) => (path === undefined ? [] : [path]))
    return { line: heading + 3 + index, control: control.trim(), paths }
  })
}

if (import.meta.main) {
  const root = fileURLToPath(new URL('..', import.meta.url))
  report(checkControls(root), 'Every control has its test and its row.')
}
