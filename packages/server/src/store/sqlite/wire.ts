import type { Operation } from '../methods.ts'
import type { Outcome } from './commit.ts'
import type { StoreFailure } from './failure.ts'

/** What the thread that asks says to the worker. Operations keep their order, and their answers come in it. */
export type Request =
  { readonly kind: 'perform'; readonly operations: readonly Operation[] } | { readonly kind: 'close' }

/** What the worker says. `performed` answers the oldest operations that were not answered yet; after `fatal` there is nothing. */
export type Answer =
  | { readonly kind: 'open' }
  | { readonly kind: 'not-open'; readonly failure: StoreFailure }
  | { readonly kind: 'performed'; readonly outcomes: readonly Outcome[] }
  | { readonly kind: 'fatal'; readonly failure: StoreFailure }
  | { readonly kind: 'closed' }

/** How the worker is started. */
export type WorkerOptions = { readonly file: string }
