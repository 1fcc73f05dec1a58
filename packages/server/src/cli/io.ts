import { isatty, type ReadStream } from 'node:tty'
import type { Readable } from 'node:stream'
import { readEnvironment, type Environment } from '../config/env.ts'

export type Output = {
  readonly write: (text: string) => void
  readonly isTTY: boolean
  /** Of a terminal; undefined elsewhere. */
  readonly columns: number | undefined
}

/** The world of a command: everything it reads and writes, so that a test can be its terminal. */
export type Io = {
  readonly stdout: Output
  readonly stderr: Output
  readonly stdin: Readable & Partial<Pick<ReadStream, 'isTTY' | 'setRawMode'>>
  readonly environment: Environment
  readonly cwd: string
  /** Calls `listener` for each wish of the system that the process ends. Returns the function that stops it. */
  readonly onSignal: (listener: (name: string) => void) => () => void
  /** Ends the process at once. */
  readonly exit: (code: number) => void
}

/** Where nobody reads any more (`| head`), what is written is lost; the server goes on. */
const keepGoing = () => {}

export function systemIo(): Io {
  process.stdout.on('error', keepGoing)
  process.stderr.on('error', keepGoing)
  return {
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    stdin: process.stdin,
    environment: readEnvironment(),
    cwd: process.cwd(),
    onSignal: (listener) => {
      const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
      for (const signal of signals) process.on(signal, listener)
      return () => {
        for (const signal of signals) process.off(signal, listener)
      }
    },
    exit: (code) => process.exit(code),
  }
}

const outputOf = (stream: NodeJS.WriteStream & { readonly fd: number }): Output => ({
  write: (text) => {
    stream.write(text)
  },
  isTTY: isatty(stream.fd),
  columns: stream.columns,
})
