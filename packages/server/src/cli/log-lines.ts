import type { Io, Output } from './io.ts'
import { pad, paintFor, plain } from './paint.ts'

/** Where the log goes: standard error, as JSON lines for programs, as short lines where a person reads them. */
export function prettyLog(io: Io): Pick<Output, 'write'> {
  if (!io.stderr.isTTY) return io.stderr
  const paint = paintFor(io.stderr, io.environment)
  const colours = { debug: paint.dim, info: paint.green, warn: paint.yellow, error: paint.red }
  return {
    write: (line) => {
      const { at, level, msg, fields } = parse(line)
      const facts = fields.map(([name, value]) => `${name}=${plain(String(value))}`).join(' ')
      const word = level in colours ? colours[level as keyof typeof colours](pad(level, 5)) : pad(level, 5)
      io.stderr.write(`  ${paint.dim(at)} ${word} ${msg} ${paint.dim(facts)}\n`)
    },
  }
}

type LogLine = {
  /** `09:12:31`, UTC. */
  readonly at: string
  readonly level: string
  readonly msg: string
  readonly fields: readonly (readonly [string, unknown])[]
}

/** Pino's numbers for levels. */
const LEVELS: Readonly<Record<number, string>> = { 20: 'debug', 30: 'info', 40: 'warn', 50: 'error' }

function parse(line: string): LogLine {
  // Pino wrote it, one object a line.
  const { at, level, msg, ...fields } = JSON.parse(line) as Record<string, unknown>
  return {
    at: typeof at === 'string' ? at.slice(11, 19) : '',
    level: LEVELS[Number(level)] ?? String(level),
    msg: typeof msg === 'string' ? msg : '',
    // The message says in words what `event` says by name.
    fields: Object.entries(fields).filter(([name]) => name !== 'event'),
  }
}
