import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A step that is not over by then hangs. */
const LIMIT_MS = 10 * 60_000

export type Exit = { readonly code: number; readonly stdout: string; readonly output: string }

const groups = new Set<number>()

/** Ends everything that a step started: each runs in a process group of its own. */
export function endAll(): void {
  for (const group of groups) endGroup(group)
}

/** Runs a program of this Node.js from the root of the repository, and collects what it prints. Never rejects. */
export function node(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Exit> {
  const env = {
    ...process.env,
    PATH: `${dirname(process.execPath)}:${join(root, 'node_modules', '.bin')}:${process.env['PATH'] ?? ''}`,
    NO_COLOR: '1',
    ...environment,
  }
  const child = spawn(process.execPath, args, { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const group = child.pid
  if (group !== undefined) groups.add(group)
  const all: Buffer[] = []
  const out: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => all.push(chunk) && out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => all.push(chunk))

  return new Promise((resolve) => {
    const end = (code: number, reason: string) => {
      clearTimeout(limit)
      if (group !== undefined) groups.delete(group)
      resolve({ code, stdout: Buffer.concat(out).toString(), output: `${Buffer.concat(all).toString()}${reason}` })
    }
    const limit = setTimeout(() => {
      if (group !== undefined) endGroup(group)
      end(1, `\nNot over after ${LIMIT_MS / 60_000} minutes: ended.`)
    }, LIMIT_MS)
    child.once('error', (error) => {
      end(1, `\n${error.message}`)
    })
    child.once('close', (code, signal) => {
      end(code ?? 1, signal === null ? '' : `\nEnded by ${signal}.`)
    })
  })
}

function endGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL')
  } catch {
    // It ended by itself in the meantime.
  }
}
