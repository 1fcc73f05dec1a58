import { readFileSync } from 'node:fs'
import type { Document, LineCounter, YAMLMap } from 'yaml'
import type { ConfigProblem, Source } from './problem.ts'

/** One value with the place where it was written. Keys inside `limits` come as `limits.<key>`. */
export type Written = { readonly key: string; readonly raw: unknown; readonly source: Source }

export type ConfigFile = { readonly written: readonly Written[]; readonly problems: readonly ConfigProblem[] }

/**
 * Reads warifu.yaml (YAML 1.2, core schema). Returns null where there is no such file.
 * @param shown how the file is named in messages
 */
export async function readConfigFile(file: string, shown: string): Promise<ConfigFile | null> {
  const text = readText(file, shown)
  if (text === null || typeof text !== 'string') return text
  const { LineCounter, parseDocument } = await import('yaml')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  if (document.errors.length > 0) {
    const problems = document.errors.map((error): ConfigProblem => {
      const source = at(shown, lines, error.pos[0])
      return { kind: 'file-broken', source, reason: error.message }
    })
    return { written: [], problems }
  }
  return readDocument(document, shown, lines)
}

function readText(file: string, shown: string): string | ConfigFile | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    if (reason === 'ENOENT') return null
    return { written: [], problems: [{ kind: 'file-unreadable', source: shown, reason }] }
  }
}

async function readDocument(document: Document, shown: string, lines: LineCounter): Promise<ConfigFile> {
  const { isMap } = await import('yaml')
  const contents: unknown = document.contents
  if (contents === null) return { written: [], problems: [] }
  if (!isMap(contents)) {
    const reason = 'expected "key: value" lines'
    return { written: [], problems: [{ kind: 'file-broken', source: `${shown}:1`, reason }] }
  }
  const written = entries(contents, document, shown, lines).flatMap(({ node, ...entry }) =>
    entry.key === 'limits' && isMap(node)
      ? entries(node, document, shown, lines).map(({ key, raw, source }) => ({ key: `limits.${key}`, raw, source }))
      : [entry],
  )
  return { written, problems: [] }
}

function entries(map: YAMLMap, document: Document, shown: string, lines: LineCounter) {
  return map.items.map(({ key, value }) => {
    const name = toJs(key, document)
    return {
      key: typeof name === 'string' ? name : JSON.stringify(name),
      raw: toJs(value, document),
      source: at(shown, lines, startOf(key)),
      node: value,
    }
  })
}

const isNode = (value: unknown): value is { toJS: (document: Document) => unknown; range?: [number, number, number] } =>
  typeof value === 'object' && value !== null && 'toJS' in value

const toJs = (value: unknown, document: Document): unknown => (isNode(value) ? value.toJS(document) : value)
const startOf = (value: unknown): number => (isNode(value) ? (value.range?.[0] ?? 0) : 0)
const at = (shown: string, lines: LineCounter, offset: number): Source => `${shown}:${lines.linePos(offset).line}`
