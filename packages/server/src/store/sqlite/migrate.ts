import type { Database } from 'better-sqlite3'
import { StoreError } from '../store.ts'
import type { Migration } from './migration.ts'
import { first } from './migrations/0001-first.ts'
import { whatBecomes } from './migrations/0002-what-becomes.ts'

export const migrations: readonly Migration[] = [first, whatBecomes]

/** Stamped into the file's header, so that a database of another program is not taken for an empty one of ours: "WRFU". */
const APPLICATION_ID = 0x57524655

const numberOf = (db: Database, pragma: string) => Number(db.pragma(pragma, { simple: true }))

/**
 * Brings the schema to the newest version, wholly or not at all: a step that fails leaves the schema and its version as they were.
 * Call it while foreign keys are not enforced: a step may rebuild tables; they are checked at its end.
 * @throws StoreError `newer`, where a later Warifu has written the file; `damaged`, where the file is not Warifu's
 */
export function migrate(db: Database, steps: readonly Migration[]): void {
  const step = () => {
    const version = numberOf(db, 'user_version')
    demandOurs(db)
    const newest = steps.at(-1)?.version ?? 0
    if (version > newest) throw new StoreError('newer', `the schema is version ${version}, this Warifu knows ${newest}`)
    if (version === newest) return
    for (const { sql } of steps.filter((migration) => migration.version > version)) db.exec(sql)
    const broken = db.pragma('foreign_key_check')
    if (!Array.isArray(broken) || broken.length > 0) throw new Error('a migration broke a reference between tables')
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${newest}`)
  }
  db.transaction(step).immediate()
}

function demandOurs(db: Database): void {
  if (numberOf(db, 'application_id') === APPLICATION_ID) return
  const tables = db.prepare<[], number>('select count(*) from sqlite_schema').pluck().get() ?? 0
  if (tables > 0) throw new StoreError('damaged', 'the file is a database of another program')
}
