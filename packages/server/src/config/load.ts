import { dirname, relative, resolve } from 'node:path'
import type { Environment } from './env.ts'
import { readConfigFile, type ConfigFile, type Written } from './file.ts'
import { nearest } from './nearest.ts'
import { refusePlaintext } from './plaintext.ts'
import type { ConfigProblem, Source } from './problem.ts'
import { brokenRules } from './rules.ts'
import { fieldTable, type Config, type FieldRow } from './schema.ts'
import { StartError } from './start-error.ts'

export type ConfigInputs = {
  readonly cwd: string
  /** What --config named; undefined: warifu.yaml in the working folder, if there is one. */
  readonly file: string | undefined
  readonly environment: Environment
  /** Flags that were given, by field key. */
  readonly flags: ReadonlyMap<string, unknown>
}

export type LoadedConfig = {
  readonly config: Config
  /** Where each field's value came from; a field that nobody set is not in it. */
  readonly sources: ReadonlyMap<string, Source>
}

/** A place that values come from. Later ones win; each is checked wholly, also where a later one wins. */
type Layer = { readonly written: readonly Written[]; readonly base: string; readonly spell: (row: FieldRow) => string }

/**
 * Defaults < warifu.yaml < environment < flags.
 * @throws StartError config-invalid, with every problem at once; plaintext-refused
 */
export async function loadConfig({ cwd, file, environment, flags }: ConfigInputs): Promise<LoadedConfig> {
  const path = resolve(cwd, file ?? 'warifu.yaml')
  const shown = relative(cwd, path).startsWith('..') ? path : relative(cwd, path)
  const read: ConfigFile | null = await readConfigFile(path, shown)
  const problems: ConfigProblem[] = [...(read?.problems ?? [])]
  if (read === null && file !== undefined) problems.push({ kind: 'file-unreadable', source: file, reason: 'ENOENT' })

  const layers: readonly Layer[] = [
    { written: read?.written ?? [], base: dirname(path), spell: (row) => row.key.replace('.', ' → ') },
    { written: fromEnvironment(environment), base: cwd, spell: (row) => row.variable },
    { written: fromFlags(flags), base: cwd, spell: (row) => row.option ?? row.key },
  ]
  const values = new Map<string, unknown>(fieldTable.map((row) => [row.key, settle(row, row.default, cwd)]))
  const sources = new Map<string, Source>()
  for (const layer of layers) apply(layer, { values, sources, problems })

  const config = assemble(values)
  if (problems.length === 0) refusePlaintext(config)
  problems.push(...brokenRules(config, (key) => sources.get(key) ?? 'warifu serve'))
  if (problems.length > 0) throw new StartError({ codeName: 'config-invalid', problems })
  return { config, sources }
}

const fromEnvironment = ({ settings }: Environment): readonly Written[] =>
  [...settings].map(([name, raw]) => {
    const key = fieldTable.find((row) => row.variable === name)?.key ?? name
    return { key, raw, source: name }
  })

const fromFlags = (flags: ReadonlyMap<string, unknown>): readonly Written[] =>
  [...flags].map(([key, raw]) => ({ key, raw, source: fieldTable.find((row) => row.key === key)?.option ?? key }))

type Draft = {
  readonly values: Map<string, unknown>
  readonly sources: Map<string, Source>
  readonly problems: ConfigProblem[]
}

function apply({ written, base, spell }: Layer, { values, sources, problems }: Draft): void {
  for (const { key, raw, source } of written) {
    const row = fieldTable.find((candidate) => candidate.key === key)
    if (row === undefined) {
      problems.push({ kind: 'key-unknown', key, nearest: nearestSpelling(key, spell), source })
      continue
    }
    const result = row.kind.read(raw)
    if (result === null) {
      problems.push({ kind: 'value-wrong', key, expects: row.kind.expects, source })
      continue
    }
    values.set(key, settle(row, result.value, base))
    sources.set(key, source)
  }
}

/** Compares with the whole key, and with its last part for a limit that was written at the top. */
function nearestSpelling(key: string, spell: (row: FieldRow) => string): string | undefined {
  const spellings = new Map(
    fieldTable.flatMap((row) => [
      [row.key, row],
      [row.key.replace('limits.', ''), row],
      [row.variable, row],
    ]),
  )
  const found = spellings.get(nearest(key, [...spellings.keys()]) ?? '')
  return found === undefined ? undefined : spell(found)
}

const settle = (row: FieldRow, value: unknown, base: string): unknown =>
  row.kind.isPath && typeof value === 'string' ? resolve(base, value) : value

function assemble(values: ReadonlyMap<string, unknown>): Config {
  const main: Record<string, unknown> = {}
  const limits: Record<string, unknown> = {}
  for (const [key, value] of values) {
    if (key.startsWith('limits.')) limits[key.slice('limits.'.length)] = value
    else main[key] = value
  }
  // The table that made the type also made the values: each is its field's default or passed its field's kind.
  return { ...main, limits } as Config
}
