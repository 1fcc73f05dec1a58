import { extname, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { storeOf } from '../methods.ts'
import { StoreError, type Store } from '../store.ts'
import { createCalls } from './calls.ts'
import { storeErrorOf } from './failure.ts'
import type { Answer, WorkerOptions } from './wire.ts'

type Options = {
  /** Made, readable by its owner only, where it does not exist; its folder must. */
  readonly file: string
  /** Told once, where the store has failed for good; it answers `unavailable` from then on. */
  readonly onFatal: (error: StoreError) => void
}

/** @throws StoreError `damaged`, `newer`, `in-use` or `unavailable` */
export async function openSqliteStore({ file, onFatal }: Options): Promise<Store> {
  const worker = startWorker({ file: resolve(file) })
  await opened(worker)
  const { run, close } = createCalls(worker, onFatal)
  return storeOf(run, close)
}

/** The worker beside this file, from source or built: whichever this file is. */
export function startWorker(workerData: WorkerOptions): Worker {
  const extension = extname(import.meta.url)
  const fromSource = extension === '.ts'
  return new Worker(new URL(`./worker${extension}`, import.meta.url), {
    name: 'store',
    workerData,
    // Source resolves workspace packages to source, also where a test runner's own resolution did so for this thread.
    ...(fromSource ? { execArgv: ['--conditions=warifu-source'] } : {}),
  })
}

async function opened(worker: Worker): Promise<void> {
  const answer = await firstAnswer(worker)
  if (answer.kind === 'open') return
  await worker.terminate()
  if (answer.kind === 'not-open') throw storeErrorOf(answer.failure)
  throw new StoreError('unavailable', `the database thread said ${answer.kind} before it was open`)
}

const firstAnswer = (worker: Worker) =>
  new Promise<Answer>((resolve, reject) => {
    const fail = (cause: unknown) =>
      reject(new StoreError('unavailable', 'the database thread did not start', { cause }))
    worker.once('message', resolve)
    worker.once('error', fail)
    worker.once('exit', fail)
  })
