import type { Worker } from 'node:worker_threads'
import type { Operation } from '../methods.ts'
import { StoreError } from '../store.ts'
import type { Outcome } from './commit.ts'
import { errorOf, storeErrorOf } from './failure.ts'
import type { Answer, Request } from './wire.ts'

/** Calls that wait for an answer; more are refused, so that a disk that is too slow costs answers and not the memory. */
const MOST_WAITING = 20_000

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }

type Life =
  | { readonly state: 'open' }
  | { readonly state: 'closing'; readonly finished: PromiseWithResolvers<undefined> }
  | { readonly state: 'over'; readonly error: StoreError }

/** The asking end of the worker. */
export type Calls = {
  /** Rejects with StoreError, or with another Error where the operation is at fault. */
  readonly run: (operation: Operation) => Promise<unknown>
  readonly close: () => Promise<void>
}

/**
 * Speaks with a worker that has said `open`.
 * @param onFatal told once, where the store has failed for good: what waits and whatever comes later is rejected. What was waiting
 *   may have happened: its sender finds out by sending it again under the same messageId [SQ9].
 */
export function createCalls(worker: Worker, onFatal: (error: StoreError) => void, mostWaiting = MOST_WAITING): Calls {
  const waiting: Waiting[] = []
  let unsent: Operation[] = []
  let life: Life = { state: 'open' }

  const say = (request: Request) => worker.postMessage(request)

  const send = () => {
    if (unsent.length > 0) say({ kind: 'perform', operations: unsent })
    unsent = []
  }

  const settle = (outcomes: readonly Outcome[]) => {
    const answered = waiting.splice(0, outcomes.length)
    for (const [i, outcome] of outcomes.entries()) {
      if (outcome.state === 'done') answered[i]?.resolve(outcome.value)
      else answered[i]?.reject(errorOf(outcome.failure))
    }
  }

  const end = (error: StoreError) => {
    const before = life
    life = { state: 'over', error }
    unsent = []
    for (const { reject } of waiting.splice(0)) reject(error)
    if (before.state === 'closing') before.finished.resolve(undefined)
  }

  const fail = (error: StoreError) => {
    if (life.state === 'over') return
    end(error)
    void worker.terminate()
    onFatal(error)
  }

  worker.on('message', (answer: Answer) => {
    if (answer.kind === 'performed') settle(answer.outcomes)
    if (answer.kind === 'fatal') fail(storeErrorOf(answer.failure))
    if (answer.kind === 'closed') end(new StoreError('unavailable', 'the store is closed'))
  })
  worker.on('error', (cause) => fail(new StoreError('unavailable', 'the database thread failed', { cause })))
  worker.on('exit', () => fail(new StoreError('unavailable', 'the database thread ended')))

  return {
    run: (operation) => {
      if (life.state === 'over') return Promise.reject(life.error)
      if (life.state === 'closing') return Promise.reject(new StoreError('unavailable', 'the store is closing'))
      if (waiting.length >= mostWaiting) {
        return Promise.reject(new StoreError('unavailable', `${mostWaiting} calls wait for the disk already`))
      }
      // What is asked in one turn of the event loop crosses to the worker as one message.
      if (unsent.length === 0) queueMicrotask(send)
      unsent.push(operation)
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    },

    close: () => {
      if (life.state === 'over') return Promise.resolve()
      if (life.state === 'closing') return life.finished.promise
      const finished = Promise.withResolvers<undefined>()
      life = { state: 'closing', finished }
      send()
      say({ kind: 'close' })
      return finished.promise
    },
  }
}
