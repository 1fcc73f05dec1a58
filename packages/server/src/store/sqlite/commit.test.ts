import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { Operation } from '../methods.ts'
import { times } from '../testing/fixtures.ts'
import { createCommitter } from './commit.ts'
import { openDatabase } from './database.ts'
import { failureOf, isFatal } from './failure.ts'
import { createTables } from './tables.ts'
import { newFiles } from './testing/files.ts'

const newFile = newFiles()
const write = (key: string, value = 'value'): Operation => ({ part: 'workspace', method: 'write', args: [key, value] })
const read = (key: string): Operation => ({ part: 'workspace', method: 'read', args: [key] })
const faulty: Operation = { part: 'workspace', method: 'write', args: ['faulty', null] }

function start() {
  const file = newFile()
  const db = openDatabase(file)
  const commit = createCommitter(db, createTables(db))
  const keys = () => db.prepare('select key from workspace order by key').pluck().all()
  return { file, db, commit, keys }
}

describe('group commit', () => {
  it('makes one transaction of many operations, and each sees those before it', () => {
    const { commit, db } = start()
    const { outcomes, fatal } = commit([write('a', '1'), read('a'), write('a', '2'), read('a')])
    expect(outcomes.map((outcome) => outcome.state === 'done' && outcome.value)).toEqual([
      undefined,
      '1',
      undefined,
      '2',
    ])
    expect([fatal, db.inTransaction]).toEqual([null, false])
  })

  it('rolls a faulty operation back alone', () => {
    const { commit, keys, db } = start()
    const { outcomes, fatal } = commit([write('a'), faulty, write('b'), faulty, read('a')])
    expect(outcomes.map(({ state }) => state)).toEqual(['done', 'failed', 'done', 'failed', 'done'])
    expect(outcomes[1]).toMatchObject({ failure: { kind: 'fault' } })
    expect(outcomes[4]).toEqual({ state: 'done', value: 'value' })
    expect(keys()).toEqual(['a', 'b'])
    expect([fatal, db.inTransaction]).toEqual([null, false])
  })

  it('does nothing of a batch when the disk is full, says so to all, and works again when there is room', () => {
    const { commit, keys, db } = start()
    commit([write('before')])
    const pages = Number(db.pragma('page_count', { simple: true }))
    db.pragma(`max_page_count = ${pages + 4}`)
    const big = 'x'.repeat(8_192)
    const { outcomes, fatal } = commit([write('small'), ...times(8, (i) => write(`big ${i}`, big)), read('before')])
    expect(outcomes).toHaveLength(10)
    for (const outcome of outcomes) expect(outcome).toMatchObject({ state: 'failed', failure: { kind: 'unavailable' } })
    expect(keys()).toEqual(['before'])
    expect([fatal, db.inTransaction]).toEqual([null, false])
    db.pragma('max_page_count = 100000')
    expect(commit([write('after', big)]).outcomes).toEqual([{ state: 'done', value: undefined }])
  })

  it('does nothing of a batch while another process writes, and works again afterwards', () => {
    const { file, commit, keys, db } = start()
    db.pragma('busy_timeout = 0')
    const other = new Database(file)
    other.exec('begin immediate')
    const { outcomes, fatal } = commit([write('a'), read('a')])
    for (const outcome of outcomes) expect(outcome).toMatchObject({ state: 'failed', failure: { kind: 'unavailable' } })
    expect([keys(), fatal]).toEqual([[], null])
    expect(commit([read('a')]).outcomes).toEqual([{ state: 'done', value: null }])
    other.exec('rollback')
    expect(commit([write('a')]).outcomes).toEqual([{ state: 'done', value: undefined }])
    other.close()
  })

  it('is fatal where the database can no longer be trusted, and only there', () => {
    const judged = (code: string) => {
      const error = new Database.SqliteError('message', code)
      return [failureOf(error).kind, isFatal(error)]
    }
    expect(judged('SQLITE_IOERR_FSYNC')).toEqual(['unavailable', true])
    expect(judged('SQLITE_CORRUPT_INDEX')).toEqual(['damaged', true])
    expect(judged('SQLITE_NOTADB')).toEqual(['damaged', true])
    expect(judged('SQLITE_IOERR_WRITE')).toEqual(['unavailable', false])
    expect(judged('SQLITE_FULL')).toEqual(['unavailable', false])
    expect(judged('SQLITE_BUSY_SNAPSHOT')).toEqual(['unavailable', false])
    expect(judged('SQLITE_READONLY')).toEqual(['unavailable', false])
    expect(judged('SQLITE_CONSTRAINT_UNIQUE')).toEqual(['fault', false])
    expect([failureOf(new TypeError('a mistake')).kind, isFatal(new TypeError('a mistake'))]).toEqual(['fault', false])
  })
})
