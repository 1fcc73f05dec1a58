import Database from 'better-sqlite3'
import { StoreError } from '../store.ts'

/** The database did not work: nothing of the batch has happened. Crosses to the thread that asked. */
export type StoreFailure = { readonly kind: StoreError['kind']; readonly message: string }

/** `fault`: an operation that no store could perform, such as a row whose id is in use. It alone fails. */
export type Failure = StoreFailure | { readonly kind: 'fault'; readonly message: string }

/** Damage, and a failed fsync: what the disk holds is then unknown, and asking again could be told "done" without its being so. */
const FATAL = /^SQLITE_(CORRUPT|NOTADB|IOERR_FSYNC|IOERR_DIR_FSYNC)/
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/
const UNAVAILABLE = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|NOMEM|CANTOPEN|READONLY|PROTOCOL|PERM|AUTH|INTERRUPT|SCHEMA)/

const codeOf = (error: unknown) => (error instanceof Database.SqliteError ? error.code : '')

/** True where the store must not go on, because it could no longer keep its word. */
export const isFatal = (error: unknown): boolean => FATAL.test(codeOf(error))

export function failureOf(error: unknown): Failure {
  if (error instanceof StoreError) return { kind: error.kind, message: error.message }
  const code = codeOf(error)
  const message = code === '' ? String(error) : `${code}: ${String(error)}`
  if (DAMAGED.test(code)) return { kind: 'damaged', message }
  return { kind: UNAVAILABLE.test(code) ? 'unavailable' : 'fault', message }
}

/** The same for what concerns the whole database, where a fault says that it is unusable. */
export function storeFailureOf(error: unknown): StoreFailure {
  const { kind, message } = failureOf(error)
  return { kind: kind === 'fault' ? 'unavailable' : kind, message }
}

export const errorOf = ({ kind, message }: Failure): Error =>
  kind === 'fault' ? new Error(`the store refuses a faulty operation: ${message}`) : new StoreError(kind, message)
