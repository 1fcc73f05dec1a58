import { closeSync, existsSync, lstatSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Clock } from '../clock.ts'
import { StartError, type Holder } from '../config/start-error.ts'
import { writeAtomically } from './atomic.ts'
import { LOCK_FILE, notOurs, unwritable } from './data-folder.ts'
import { isOwn } from './owner.ts'

/** Open lock files. Without a reference the garbage collector would close one, and so let go of a folder in use. */
const held = new Set<Database.Database>()

export type Lock = { readonly release: () => void }

/**
 * Makes this process the only one that uses the folder. SQLite holds the lock as the system's own file lock, which ends with the
 * process however it ends; the note beside it only names the holder. The lock file itself is never opened by anything else here:
 * POSIX drops a process's file locks when it closes any descriptor of that file.
 * @throws StartError data-in-use, data-unwritable, database-damaged
 */
export function acquireLock(folder: string, clock: Pick<Clock, 'now'>): Lock {
  const file = join(folder, LOCK_FILE)
  const note = join(folder, 'warifu.pid')
  create(file)
  refuseForeign(file)
  const database = new Database(file, { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
    writeAtomically(note, JSON.stringify({ pid: process.pid, startedAt: clock.now() }))
  } catch (error) {
    database.close()
    if (isSqlite(error, 'SQLITE_NOTADB')) throw new StartError({ codeName: 'database-damaged', file }, { cause: error })
    if (!isSqlite(error, 'SQLITE_BUSY')) throw unwritable(folder, error)
    throw new StartError({ codeName: 'data-in-use', folder, holder: readHolder(note) }, { cause: error })
  }
  held.add(database)
  return {
    release: () => {
      if (!held.delete(database)) return
      rmSync(note, { force: true })
      database.close() // Rolls back, and so lets go.
    },
  }
}

/** Made here, while nobody can hold it yet, so that it and SQLite's journal beside it are for this account only. */
function create(file: string): void {
  if (existsSync(file)) return
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    const another = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    if (!another) throw unwritable(file, error)
  }
}

/** Whoever owns the file, or lays a link in its place, could let a second process in. */
function refuseForeign(file: string): void {
  const found = lstatSync(file)
  if (found.isSymbolicLink()) throw new StartError({ codeName: 'data-unwritable', path: file, reason: 'is-link' })
  if (!isOwn(found)) throw notOurs(file)
}

const isSqlite = (error: unknown, code: string): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith(code)

/** Who says it holds the folder, or undefined where the note is missing or broken. */
function readHolder(note: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(note, 'utf8'))
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('startedAt' in value)) return undefined
    if (typeof value.pid !== 'number' || typeof value.startedAt !== 'number') return undefined
    return { pid: value.pid, command: undefined, startedAt: value.startedAt }
  } catch {
    return undefined
  }
}
