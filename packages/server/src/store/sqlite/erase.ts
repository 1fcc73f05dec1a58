import type { Database } from 'better-sqlite3'
import type { Operation } from '../methods.ts'
import { BUSY_MS } from './database.ts'

const erases = ({ part, method }: Operation): boolean => part === 'messages' && method === 'erase'

/**
 * Takes what was erased out of the write-ahead log too, before whoever erased it is told [ER1]. To be called after each commit.
 * A program that reads the database meanwhile, a backup perhaps, holds the log: then it is done as soon as that has ended.
 */
export function createEraser(db: Database): (committed: readonly Operation[]) => void {
  // A server that was killed may have owed it.
  let owed = true

  return (committed) => {
    const asked = committed.some(erases)
    if (!asked && !owed) return
    // Once it is owed nobody waits for it: the other program may read for long.
    db.pragma(`busy_timeout = ${owed ? 0 : BUSY_MS}`)
    owed = db.pragma('wal_checkpoint(truncate)', { simple: true }) !== 0
    db.pragma(`busy_timeout = ${BUSY_MS}`)
  }
}
