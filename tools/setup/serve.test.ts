import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, it, onTestFinished } from 'vitest'
import { folderOf } from '../testing/folder.ts'

const SERVE = new URL('./serve.mjs', import.meta.url).href

/** A process that serves `server`, a script, as `npm start` does. */
function starting(server: string, { terminal = false, script = false } = {}): ChildProcess {
  const root = folderOf({
    'server.mjs': server,
    'start.mjs': `import { serve } from '${SERVE}'
      process.exitCode = await serve(process.execPath, ['server.mjs', 'serve', '--port', '1'], { terminal: ${terminal}, shell: ${script ? 'process.ppid' : 'null'} })`,
  })
  // A shell that does not become the program, as npm's: its own death is all that the program hears of a signal.
  const [program, args] = script
    ? ['sh', ['-c', `${process.execPath} start.mjs; true`]]
    : [process.execPath, ['start.mjs']]
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child
}

const lines = ({ stdout }: ChildProcess) => {
  if (stdout === null) throw new Error('standard output is a pipe')
  return createInterface({ input: stdout })[Symbol.asyncIterator]()
}

const exit = async (child: ChildProcess): Promise<unknown> => {
  const [code]: unknown[] = await once(child, 'close')
  return code
}

it('hands on the arguments and the exit code', async () => {
  const child = starting(`console.log(process.argv.slice(2).join(' ')); process.exitCode = 7`)
  expect(await lines(child).next()).toMatchObject({ value: 'serve --port 1' })
  expect(await exit(child)).toBe(7)
})

it('hands on a signal, once for one wish', async () => {
  const child = starting(`
    let signals = 0
    process.on('SIGTERM', () => { signals += 1; console.log('draining'); setTimeout(() => process.exit(signals), 200) })
    setTimeout(() => process.exit(99), 20_000)
    console.log('ready')`)
  const said = lines(child)
  await said.next()
  child.kill('SIGTERM')
  expect(await said.next()).toMatchObject({ value: 'draining' })
  child.kill('SIGTERM')
  expect(await exit(child)).toBe(1)
})

it('leaves Ctrl-C to the terminal, which sends it to the server too', async () => {
  const child = starting(
    `
    process.on('SIGINT', () => process.exit(3))
    process.on('SIGTERM', () => process.exit(4))
    setTimeout(() => process.exit(99), 20_000)
    console.log('ready')`,
    { terminal: true },
  )
  await lines(child).next()
  child.kill('SIGINT')
  child.kill('SIGTERM')
  expect(await exit(child)).toBe(4)
})

it('says by which signal the server died', async () => {
  expect(await exit(starting(`process.kill(process.pid, 'SIGKILL')`))).toBe(128 + 9)
})

it('ends the server when the shell in which npm runs it is gone', async () => {
  const child = starting(
    `
    process.on('SIGTERM', () => { console.log('draining'); process.exit(0) })
    setTimeout(() => process.exit(99), 20_000)
    console.log('ready')`,
    { script: true },
  )
  const said = lines(child)
  await said.next()
  child.kill('SIGTERM')
  expect(await said.next()).toMatchObject({ value: 'draining' })
})
