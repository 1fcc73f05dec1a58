import { expect, it } from 'vitest'
import { BusError } from './bus/bus.ts'
import { refusalOf } from './failure.ts'
import { StoreError } from './store/store.ts'

it.each([
  [new StoreError('unavailable', 'canary'), 'store-unavailable'],
  [new StoreError('damaged', 'canary'), 'store-unavailable'],
  [new BusError('full', 'canary'), 'overloaded'],
  [new BusError('unavailable', 'canary'), 'overloaded'],
  [new BusError('closed', 'canary'), 'internal-error'],
  [new TypeError('canary'), 'internal-error'],
  ['canary', 'internal-error'],
])('what broke is told by a code and when to come back, nothing else: %s', (error, refused) => {
  expect(refusalOf(error)).toEqual({ refused, retryAfterMs: 1_000, issues: [] })
})
