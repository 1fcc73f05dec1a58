import { Readable } from 'node:stream'
import { readEnvironment } from '../../config/env.ts'
import type { Io } from '../io.ts'

export type FakeIo = {
  readonly io: Io
  readonly out: () => string
  readonly err: () => string
  readonly signal: (name: string) => void
  readonly exits: number[]
}

type FakeOptions = {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  readonly isTTY?: boolean
}

/** A terminal, or a pipe, that remembers what it was told. */
export function fakeIo({ cwd = '/nowhere', env = {}, input = '', isTTY = false }: FakeOptions = {}): FakeIo {
  const written = { out: '', err: '' }
  const listeners = new Set<(name: string) => void>()
  const exits: number[] = []
  const output = (name: keyof typeof written) => ({
    isTTY,
    columns: undefined,
    write: (text: string) => {
      written[name] += text
    },
  })
  return {
    io: {
      stdout: output('out'),
      stderr: output('err'),
      stdin: Object.assign(Readable.from([Buffer.from(input)]), { isTTY }),
      environment: readEnvironment({ HOME: cwd, ...env }, 'linux'),
      cwd,
      onSignal: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
      exit: (code) => void exits.push(code),
    },
    out: () => written.out,
    err: () => written.err,
    signal: (name) => {
      for (const listener of listeners) listener(name)
    },
    exits,
  }
}
