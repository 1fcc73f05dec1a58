import { BusError } from './bus/bus.ts'
import { refuse, type Refusal } from './refusal.ts'
import { StoreError } from './store/store.ts'

/**
 * What a stranger hears where something broke: the same code whichever way they asked. A database that failed for good is
 * unavailable too, until an operator has started the server anew; a bus is closed only where the server ends.
 */
export function refusalOf(error: unknown): Refusal<'store-unavailable' | 'overloaded' | 'internal-error'> {
  if (error instanceof StoreError) return refuse('store-unavailable', RETRY)
  if (error instanceof BusError && error.kind !== 'closed') return refuse('overloaded', RETRY)
  return refuse('internal-error', RETRY)
}

const RETRY = { retryAfterMs: 1_000 }
