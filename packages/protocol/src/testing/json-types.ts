/** At least one value of every JSON type, and those that parsers stumble over. */
export const jsonValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  9_007_199_254_740_993,
  '',
  'x',
  '__proto__',
  '\u0000',
  '\ud800',
  [],
  [1],
  [[]],
  {},
  { a: 1 },
  { toString: null },
]

export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object'

export function jsonType(value: unknown): JsonType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  const type = typeof value
  if (type === 'boolean' || type === 'number' || type === 'string' || type === 'object') return type
  throw new TypeError('not a JSON value')
}

export type Path = readonly (string | number)[]

/** Every place in a JSON value, the root included. */
export function positions(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  const children = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return [at, ...children.flatMap(([key, child]) => positions(child, [...at, key]))]
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(childOf, value)
}

/** A copy of `value` with `replacement` at `path`. */
export function replaceAt(value: unknown, path: Path, replacement: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return replacement
  if (Array.isArray(value))
    return value.map((child: unknown, i) => (i === key ? replaceAt(child, rest, replacement) : child))
  const parent: object = Object(value)
  return { ...parent, [key]: replaceAt(childOf(parent, key), rest, replacement) }
}

const childOf = (parent: unknown, key: string | number): unknown => Reflect.get(Object(parent), key)
