import { chmodSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Clock } from '../clock.ts'
import { StartError, type Holder } from '../config/start-error.ts'
import { writeAtomically } from './atomic.ts'
import { LOCK_FILE } from './data-folder.ts'

export type Lock = { readonly release: () => void }

/**
 * Makes this process the only one that uses the folder. SQLite holds the lock as the system's own file lock, which ends with the
 * process however it ends; the note beside it only names the holder. The lock file itself is never opened by anything else here:
 * POSIX drops a process's file locks when it closes any descriptor of that file.
 * @throws StartError data-in-use, data-unwritable
 */
export function acquireLock(folder: string, clock: Pick<Clock, 'now'>): Lock {
  const file = join(folder, LOCK_FILE)
  const note = join(folder, 'warifu.pid')
  const database = open(file, folder)
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (!isSqlite(error, 'SQLITE_BUSY')) throw error
    throw new StartError({ codeName: 'data-in-use', folder, holder: readHolder(note) }, { cause: error })
  }
  chmodSync(file, 0o600)
  writeAtomically(note, JSON.stringify({ pid: process.pid, startedAt: clock.now() }))
  return {
    release: () => {
      if (!database.open) return
      rmSync(note, { force: true })
      database.close() // Rolls back, and so lets go.
    },
  }
}

function open(file: string, folder: string): Database.Database {
  try {
    return new Database(file, { timeout: 0 })
  } catch (error) {
    if (!isSqlite(error, 'SQLITE_CANTOPEN')) throw error
    throw new StartError({ codeName: 'data-unwritable', path: folder, reason: 'EACCES' }, { cause: error })
  }
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
