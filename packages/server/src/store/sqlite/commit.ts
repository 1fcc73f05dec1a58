import type { Database } from 'better-sqlite3'
import { perform, writes, type ImmediateStore, type Operation } from '../methods.ts'
import { failureOf, isFatal, storeFailureOf, type Failure, type StoreFailure } from './failure.ts'

/** What came of one operation. */
export type Outcome =
  { readonly state: 'done'; readonly value: unknown } | { readonly state: 'failed'; readonly failure: Failure }

export type Batch = {
  /** One for each operation, in their order. True only now: everything done is on the disk. */
  readonly outcomes: readonly Outcome[]
  /** Set where the store must not go on. */
  readonly fatal: StoreFailure | null
}

/**
 * Performs operations in one transaction: the disk is waited for once, however many there are. An operation that is at fault is
 * rolled back alone. Where the database itself fails, all are, and each is told so: nothing is answered before the commit.
 */
export function createCommitter(db: Database, store: ImmediateStore): (operations: readonly Operation[]) => Batch {
  const begin = db.prepare('begin')
  const beginToWrite = db.prepare('begin immediate')
  const commit = db.prepare('commit')
  const rollback = db.prepare('rollback')
  const mark = db.prepare('savepoint operation')
  const forgetMark = db.prepare('release operation')
  const backToMark = db.prepare('rollback to operation')

  const plain = (operation: Operation): Outcome => ({ state: 'done', value: perform(store, operation) })

  /** Contains a fault. A mark costs a fifth of the whole throughput, so only a batch that has a fault in it pays for marks. */
  const marked = (operation: Operation): Outcome => {
    mark.run()
    try {
      return plain(operation)
    } catch (error) {
      const failure = failureOf(error)
      if (failure.kind !== 'fault') throw error
      backToMark.run()
      return { state: 'failed', failure }
    } finally {
      if (db.inTransaction) forgetMark.run()
    }
  }

  const transact = (
    operations: readonly Operation[],
    attempt: (operation: Operation) => Outcome,
  ): readonly Outcome[] => {
    const opening = operations.some(writes) ? beginToWrite : begin
    opening.run()
    try {
      const outcomes = operations.map(attempt)
      commit.run()
      return outcomes
    } catch (error) {
      // Some failures (a full disk, say) have rolled everything back already.
      if (db.inTransaction) rollback.run()
      throw error
    }
  }

  const transactAgain = (operations: readonly Operation[], error: unknown): readonly Outcome[] => {
    if (failureOf(error).kind !== 'fault') throw error
    return transact(operations, marked)
  }

  const transactSomehow = (operations: readonly Operation[]): readonly Outcome[] => {
    try {
      return transact(operations, plain)
    } catch (error) {
      return transactAgain(operations, error)
    }
  }

  return (operations) => {
    try {
      return { outcomes: transactSomehow(operations), fatal: null }
    } catch (error) {
      const failure = storeFailureOf(error)
      return { outcomes: operations.map(() => ({ state: 'failed', failure })), fatal: isFatal(error) ? failure : null }
    }
  }
}
