import { spawn, type ChildProcess, type Serializable } from 'node:child_process'
import { once } from 'node:events'

/** A process that we started, and that never outlives us. */
export type Child = {
  readonly pid: number
  readonly process: ChildProcess
  /** One question over the IPC channel at a time; rejects where the process ends before it answers. */
  readonly ask: (question: Serializable) => Promise<unknown>
  /** Sends a signal and resolves when the process is gone. */
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>
  /** What it wrote to standard error lately, for the report when it fails. */
  readonly complaints: () => string
}

const running = new Set<ChildProcess>()

/** However we end, our processes end with us. */
function endTogether(): void {
  process.once('exit', () => {
    for (const child of running) child.kill('SIGKILL')
  })
  // Exiting runs the handler above; 128 + the signal's number is what a shell would report.
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
}
let endingTogether = false

const KEPT = 4_000

/** Starts Node (this very one) with `args`. @throws where it could not be started */
export const startNode = (args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Promise<Child> =>
  startProgram(process.execPath, args, env, cwd)

/**
 * Starts a program. Standard output is left for the caller to read; an IPC channel is open.
 * @throws where it could not be started
 */
export async function startProgram(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
): Promise<Child> {
  if (!endingTogether) endTogether()
  endingTogether = true
  const child: ChildProcess = spawn(program, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  running.add(child)
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      running.delete(child)
      resolve()
    })
  })
  let complaints = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-KEPT)
  })
  await once(child, 'spawn')
  const { pid } = child
  if (pid === undefined) throw new Error('a spawned process has no id')
  return {
    pid,
    process: child,
    ask: (question) =>
      new Promise((resolve, reject) => {
        const onExit = () => {
          reject(new Error(`process ${pid} ended: ${complaints}`))
        }
        child.once('exit', onExit)
        child.once('message', (answer) => {
          child.off('exit', onExit)
          resolve(answer)
        })
        child.send(question)
      }),
    end: (signal) => {
      child.kill(signal)
      return gone
    },
    complaints: () => complaints,
  }
}

/**
 * Resolves with what `pick` makes of the first line of standard output that it does not answer with null. Rejects where the
 * process ends or `deadlineMs` passes before. Reads on to the end afterwards, so that the process never waits for us.
 */
export function firstLine<Value>(
  child: Child,
  pick: (line: string) => Value | null,
  deadlineMs: number,
): Promise<Value> {
  const { stdout } = child.process
  if (stdout === null) throw new Error('standard output is not a pipe')
  return new Promise((resolve, reject) => {
    let rest = ''
    const fail = (why: string) => {
      reject(new Error(`${why}: ${child.complaints() || 'it said nothing'}`))
    }
    const deadline = setTimeout(fail, deadlineMs, `process ${child.pid} was not ready after ${deadlineMs} ms`)
    child.process.once('exit', (code, signal) => {
      clearTimeout(deadline)
      fail(`process ${child.pid} ended early (${code ?? signal})`)
    })
    stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const value = pick(line)
        if (value === null) continue
        clearTimeout(deadline)
        resolve(value)
      }
    })
  })
}
