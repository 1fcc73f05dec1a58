import { StoreError } from '../store.ts'

/** The database did not work: nothing of the batch has happened. Crosses to the thread that asked. */
export type StoreFailure = Described & { readonly kind: StoreError['kind'] }

/** `fault`: an operation that no store could perform, such as a row whose id is in use. It alone fails. */
export type Failure = StoreFailure | (Described & { readonly kind: 'fault' })

/** `code`: SQLite's extended result code or the system's. */
type Described = { readonly code: string | undefined; readonly message: string }

/** Damage, and a failed fsync: what the disk holds is then unknown, and asking again could be told "done" without its being so. */
const FATAL = /^SQLITE_(CORRUPT|NOTADB|IOERR_FSYNC|IOERR_DIR_FSYNC)/
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/
const UNAVAILABLE = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|NOMEM|CANTOPEN|READONLY|PROTOCOL|PERM|AUTH|INTERRUPT|SCHEMA)/

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** True where the store must not go on, because it could no longer keep its word. */
export const isFatal = (error: unknown): boolean => FATAL.test(codeOf(error) ?? '')

export function failureOf(error: unknown): Failure {
  if (error instanceof StoreError) return { kind: error.kind, code: error.code, message: error.message }
  const code = codeOf(error)
  const message = String(error)
  if (DAMAGED.test(code ?? '')) return { kind: 'damaged', code, message }
  return { kind: UNAVAILABLE.test(code ?? '') ? 'unavailable' : 'fault', code, message }
}

/** The same for what concerns the whole database, where a fault says that it is unusable. */
export function storeFailureOf(error: unknown): StoreFailure {
  const { kind, code, message } = failureOf(error)
  return { kind: kind === 'fault' ? 'unavailable' : kind, code, message }
}

export const storeErrorOf = ({ kind, code, message }: StoreFailure): StoreError =>
  new StoreError(kind, message, { code })

export function errorOf(failure: Failure): Error {
  if (failure.kind !== 'fault') return storeErrorOf({ ...failure, kind: failure.kind })
  const { code, message } = failure
  return Object.assign(new Error(`the store refuses a faulty operation: ${message}`), { code })
}
