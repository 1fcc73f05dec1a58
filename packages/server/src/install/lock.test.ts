import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../clock.ts'
import { StartError } from '../config/start-error.ts'
import { acquireLock } from './lock.ts'

let folder = ''
let child: ChildProcess | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warifu-lock-'))
})
afterEach(() => {
  child?.kill('SIGKILL')
  child = undefined
  rmSync(folder, { recursive: true })
})

/** Another process that takes the lock and keeps it, though nothing in it refers to it any more. */
async function holdElsewhere(): Promise<ChildProcess> {
  const program = `
    import { acquireLock } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))}
    acquireLock(${JSON.stringify(folder)}, { now: () => 1234 })
    for (let i = 0; i < 3; i += 1) { await new Promise(setImmediate); globalThis.gc() }
    console.log('held')
    setInterval(() => {}, 60_000)`
  const args = ['--expose-gc', '--conditions=warifu-source', '--input-type=module-typescript', '--eval', program]
  child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  if (child.stdout === null) throw new Error('no output')
  await once(child.stdout, 'data')
  return child
}

const faultOf = () => {
  try {
    acquireLock(folder, systemClock)
  } catch (error) {
    if (error instanceof StartError) return error.fault
    throw error
  }
  throw new Error('was not refused')
}

describe('acquireLock', () => {
  it('refuses a second process, names the first, and is free again after kill -9', async () => {
    const holder = await holdElsewhere()
    expect(faultOf()).toMatchObject({
      codeName: 'data-in-use',
      folder,
      holder: { pid: holder.pid, startedAt: 1234, command: undefined },
    })
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    acquireLock(folder, systemClock).release()
  })

  it('refuses a second opener in the same process, and losing does not free the first', async () => {
    const lock = acquireLock(folder, systemClock)
    expect(faultOf()).toMatchObject({ codeName: 'data-in-use' })
    expect(faultOf()).toMatchObject({ codeName: 'data-in-use' })
    lock.release()
    await holdElsewhere()
  })

  it('names nobody where the note is broken', async () => {
    await holdElsewhere()
    writeFileSync(join(folder, 'warifu.pid'), '{"pid":"x"}')
    expect(faultOf()).toMatchObject({ codeName: 'data-in-use', holder: undefined })
  })

  it('says so where the lock file is something else', () => {
    writeFileSync(join(folder, 'warifu.lock'), 'something else that is no database at all')
    expect(faultOf()).toEqual({ codeName: 'database-damaged', file: join(folder, 'warifu.lock') })
  })
})
