import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import type { Operation } from '../methods.ts'
import { createCommitter } from './commit.ts'
import { openDatabase } from './database.ts'
import { createEraser } from './erase.ts'
import { storeFailureOf } from './failure.ts'
import { createTables } from './tables.ts'
import type { Answer, Request, WorkerOptions } from './wire.ts'

/** Operations of one transaction: enough to share the wait for the disk, few enough that the first need not wait for the last. */
const MOST_IN_BATCH = 256

function serve(port: MessagePort, db: Database): void {
  const commit = createCommitter(db, createTables(db))
  const takeOut = createEraser(db)
  const answer = (said: Answer) => port.postMessage(said)

  /** False where the store must not go on. */
  const performAll = (operations: readonly Operation[]): boolean => {
    for (let from = 0; from < operations.length; from += MOST_IN_BATCH) {
      const batch = operations.slice(from, from + MOST_IN_BATCH)
      const { outcomes, fatal } = commit(batch)
      if (fatal === null) takeOut(batch)
      answer({ kind: 'performed', outcomes })
      if (fatal === null) continue
      answer({ kind: 'fatal', failure: fatal })
      port.close()
      return false
    }
    return true
  }

  const close = () => {
    db.pragma('wal_checkpoint(truncate)')
    db.close()
    answer({ kind: 'closed' })
    port.close()
  }

  port.on('message', (first: Request) => {
    // Whatever came while the disk was busy shares the next commit; an idle worker commits what it has at once.
    const operations: Operation[] = []
    for (let request: Request | undefined = first; request !== undefined; request = next(port)) {
      if (request.kind === 'close') {
        if (performAll(operations)) close()
        return
      }
      operations.push(...request.operations)
    }
    performAll(operations)
  })
}

// Both ends of the port are ours.
const next = (port: MessagePort) => receiveMessageOnPort(port)?.message as Request | undefined

function start(port: MessagePort, { file }: WorkerOptions): void {
  try {
    serve(port, openDatabase(file))
    port.postMessage({ kind: 'open' } satisfies Answer)
  } catch (error) {
    port.postMessage({ kind: 'not-open', failure: storeFailureOf(error) } satisfies Answer)
    port.close()
  }
}

if (parentPort === null) throw new Error('this is the worker thread of the SQLite store')
// `startWorker` has given it.
start(parentPort, workerData as WorkerOptions)
