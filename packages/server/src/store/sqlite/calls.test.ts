import { once } from 'node:events'
import { openSync, statSync, writeSync } from 'node:fs'
import type { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import type { Operation } from '../methods.ts'
import type { StoreError } from '../store.ts'
import { account, times } from '../testing/fixtures.ts'
import { createCalls } from './calls.ts'
import { openSqliteStore, startWorker } from './open.ts'
import { newFiles } from './testing/files.ts'

const newFile = newFiles()
const count: Operation = { part: 'accounts', method: 'count', args: [] }
const write = (i: number): Operation => ({ part: 'workspace', method: 'write', args: [`key ${i}`, 'value'] })
const unavailable = expect.objectContaining({ name: 'StoreError', kind: 'unavailable' })

const workers: Worker[] = []
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.terminate()))
})

async function start(mostWaiting = 1_000) {
  const worker = startWorker({ file: newFile() })
  workers.push(worker)
  await once(worker, 'message')
  const told: StoreError[] = []
  const calls = createCalls(worker, (error) => told.push(error), mostWaiting)
  return { worker, told, calls }
}

describe('calls to the worker', { timeout: 30_000 }, () => {
  it('rejects what waits and whatever comes later when the worker dies, and tells it once', async () => {
    const { worker, told, calls } = await start()
    await calls.run(write(0))
    const waiting = times(500, (i) => calls.run(write(i)))
    const ended = worker.terminate()
    const results = await Promise.allSettled(waiting)
    await ended
    const rejected = results.filter(({ status }) => status === 'rejected')
    expect(rejected.length).toBeGreaterThan(0)
    for (const result of rejected) expect(result).toMatchObject({ reason: unavailable })
    await expect(calls.run(count)).rejects.toEqual(unavailable)
    expect(told).toEqual([unavailable])
    await expect(calls.close()).resolves.toBeUndefined()
    expect(told).toHaveLength(1)
  })

  it('answers as damaged, and goes on no further, once a page turns out to be', async () => {
    const file = newFile()
    const filled = await openSqliteStore({ file, onFatal: () => undefined })
    // More than the worker keeps in its memory, and more than it reads through when it opens the file.
    const long = 'x'.repeat(1_000_000)
    await Promise.all(times(48, (i) => filled.workspace.write(`key ${i}`, long)))
    await Promise.all(times(200, (i) => filled.accounts.create(account(i))))
    await filled.close()
    const told: StoreError[] = []
    const store = await openSqliteStore({ file, onFatal: (error) => told.push(error) })
    const target = openSync(file, 'r+')
    for (let at = 4_096; at < statSync(file).size; at += 4_096)
      writeSync(target, new Uint8Array(4_096).fill(0xaa), 0, 4_096, at)
    const damaged = expect.objectContaining({ name: 'StoreError', kind: 'damaged' })
    await expect(store.accounts.list(null, 500)).rejects.toEqual(damaged)
    await expect(store.workspace.write('key', 'value')).rejects.toEqual(damaged)
    expect(told).toEqual([damaged])
    await expect(store.close()).resolves.toBeUndefined()
  })

  it('lets so many calls wait and no more', async () => {
    const { calls } = await start(10)
    const results = await Promise.allSettled(times(12, (i) => calls.run(write(i))))
    expect(results.map(({ status }) => status)).toEqual([...times(10, () => 'fulfilled'), 'rejected', 'rejected'])
    expect(results[11]).toMatchObject({ reason: unavailable })
    await expect(calls.run(count)).resolves.toBe(0)
    await calls.close()
  })

  it('closes once, after what was asked before', async () => {
    const { worker, told, calls } = await start()
    const exited = once(worker, 'exit')
    const asked = times(200, (i) => calls.run(write(i)))
    const [first, second] = [calls.close(), calls.close()]
    await expect(Promise.all(asked)).resolves.toHaveLength(200)
    await Promise.all([first, second])
    expect(await exited).toEqual([0])
    expect(told).toEqual([])
  })
})
