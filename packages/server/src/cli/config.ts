import { relative } from 'node:path'
import { stringify } from 'yaml'
import { fieldTable, publicOrigin, type Config } from '../config/schema.ts'
import { findInstallation } from '../install/find.ts'
import { rootKeyPath } from '../install/root-key.ts'
import { load, type Action, type Loaded } from './context.ts'
import { pad, paintFor, widest } from './paint.ts'

/** `config check`: what is wrong is thrown by the loading itself, all of it at once. */
export const check: Action = async (context) => {
  const { io, manner, texts, sources } = await load(context)
  const files = [...new Set([...sources.values()].map((source) => source.replace(/:\d+$/, '')))].join(', ')
  const line = `${paintFor(io.stdout, io.environment).green('✓')} ${texts.config.good(files)}`
  io.stdout.write(manner.json ? `${JSON.stringify({ ok: true })}\n` : `${line}\n`)
  return 0
}

/** `config show`: what is in force, as a warifu.yaml that says where each line comes from. */
export const show: Action = async (context) => {
  const loaded = await load(context)
  const { io, manner, sources } = loaded
  const rows = shownRows(loaded)
  if (manner.json) {
    const values = Object.fromEntries(rows.map(({ key, value }) => [key, value ?? null]))
    io.stdout.write(`${JSON.stringify({ values, sources: Object.fromEntries(sources) })}\n`)
    return 0
  }
  const paint = paintFor(io.stdout, io.environment)
  const width = widest(rows.map(({ text }) => text)) + 2
  const line = ({ text, from }: Row) => `${pad(text, width)}${paint.dim(`# ${from}`)}`
  const isLimit = ({ key }: Row) => key.startsWith('limits.')
  const [limits, main] = [rows.filter(isLimit), rows.filter((row) => !isLimit(row))]
  io.stdout.write(`${[...main.map(line), 'limits:', ...limits.map(line)].join('\n')}\n`)
  return 0
}

type Row = { readonly key: string; readonly value: unknown; readonly text: string; readonly from: string }

function shownRows(loaded: Loaded): readonly Row[] {
  const { config, sources, texts, io } = loaded
  const derived: Readonly<Record<string, unknown>> = {
    publicUrl: publicOrigin(config, config.port),
    rootKeyFile: rootKeyFile(config, io.environment.configHome),
  }
  return fieldTable.map(({ key, kind }): Row => {
    const limit = key.startsWith('limits.')
    const set = limit ? config.limits[key.slice(7) as keyof Config['limits']] : config[key as keyof Config]
    const value = set ?? derived[key]
    const source = sources.get(key) ?? (set === value ? texts.config.isDefault : texts.config.derived)
    const from = key === 'rootKeyFile' ? `${source} · ${texts.config.secretFile}` : source
    const shown = kind.isPath && typeof value === 'string' ? nearPath(value, io.cwd) : value
    const name = limit ? `  ${key.slice(7)}` : key
    const line = value === undefined ? `# ${name}:` : `${name}: ${stringify(shown, { collectionStyle: 'flow' }).trim()}`
    return { key, value, text: line, from }
  })
}

/** Where the key lies or would lie; the workspace's id is known once a server has run. */
function rootKeyFile(config: Config, configHome: string): string {
  return findInstallation(config, configHome)?.rootKeyFile ?? rootKeyPath(config, configHome, '<workspace>')
}

function nearPath(path: string, cwd: string): string {
  const way = relative(cwd, path)
  return way.startsWith('..') ? path : `./${way}`
}
