import type { AuditRecord, AuditStore } from '../store/store.ts'

/** Records that wait for the store; more are lost, and each loss is told. */
const MOST_WAITING = 5_000

/** Told which event's record is not in the log, and why. Must not throw. */
export type AuditErrorHandler = (event: string, error: Error) => void

/** The way into the audit log. */
export type AuditLog = {
  /** Appends in the order of the calls. Returns at once and never throws: what happened is not undone because it wasn't written. */
  readonly record: (record: AuditRecord) => void
  /** Resolves when every record so far is in the log, or was told to be lost. */
  readonly settled: () => Promise<void>
}

export function createAuditLog(store: AuditStore, onError: AuditErrorHandler, mostWaiting = MOST_WAITING): AuditLog {
  const waiting = new Set<Promise<void>>()

  const append = async (record: AuditRecord) => {
    try {
      await store.append(record)
    } catch (error) {
      onError(record.event, error instanceof Error ? error : new Error(String(error)))
    }
  }

  return {
    record: (record) => {
      if (waiting.size >= mostWaiting) {
        onError(record.event, new Error(`${mostWaiting} records wait for the store already`))
        return
      }
      const appended = append(record)
      waiting.add(appended)
      void appended.then(() => waiting.delete(appended))
    },
    settled: async () => {
      await Promise.all(waiting)
    },
  }
}
