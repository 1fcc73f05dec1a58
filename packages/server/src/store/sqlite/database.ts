import { closeSync, openSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { StoreError } from '../store.ts'
import { storeFailureOf } from './failure.ts'
import { migrate, migrations } from './migrate.ts'
import type { Migration } from './migration.ts'

/** A database of up to this size is read through at every start; a larger one would make people wait. */
const CHECKED_BYTES = 32 * 1024 * 1024

/** How long to wait for another process that holds the file, a backup perhaps. */
export const BUSY_MS = 2_000

/** Pages of the write-ahead log between two checkpoints: 16 MiB, so that a busy server seldom waits for one. */
const CHECKPOINT_PAGES = 4_096

/**
 * Opens the file, or makes it so that only its owner can read it, and brings its schema up to date.
 * @throws StoreError `damaged`, `newer`, `in-use` or `unavailable`
 */
export function openDatabase(
  file: string,
  steps: readonly Migration[] = migrations,
  busyMs = BUSY_MS,
): Database.Database {
  let db: Database.Database | null = null
  try {
    closeSync(openSync(file, 'a', 0o600))
    db = new Database(file, { timeout: busyMs })
    db.pragma('trusted_schema = off')
    db.pragma('temp_store = memory')
    if (statSync(file).size <= CHECKED_BYTES) check(db)
    db.pragma('journal_mode = wal')
    // A commit is on the disk before it returns: in WAL mode nothing less than FULL says so.
    db.pragma('synchronous = full')
    db.pragma('secure_delete = on')
    db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
    db.pragma(`journal_size_limit = ${4 * CHECKED_BYTES}`)
    db.pragma('foreign_keys = off')
    migrate(db, steps)
    db.pragma('foreign_keys = on')
    return db
  } catch (cause) {
    db?.close()
    throw openingError(cause)
  }
}

function check(db: Database.Database): void {
  const verdict = db.pragma('quick_check(1)', { simple: true })
  if (verdict !== 'ok') throw new StoreError('damaged', `the database is damaged: ${String(verdict)}`)
}

function openingError(cause: unknown): StoreError {
  const { kind, code, message } = storeFailureOf(cause)
  const inUse = /^SQLITE_(BUSY|LOCKED)/.test(code ?? '')
  return new StoreError(inUse ? 'in-use' : kind, message, { cause, code })
}
