import Database from 'better-sqlite3'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openDatabase } from './database.ts'
import { migrations } from './migrate.ts'
import type { Migration } from './migration.ts'
import { openSqliteStore } from './open.ts'
import { newFiles } from './testing/files.ts'

const newFile = newFiles()
const open = (file: string) => openSqliteStore({ file, onFatal: () => undefined })
const modeOf = (file: string) => statSync(file).mode & 0o777
const next = (sql: string): Migration => ({ version: migrations.length + 1, sql })

/** A database of version 1 that holds something. */
function existing(): string {
  const file = newFile()
  const db = openDatabase(file)
  db.exec("insert into workspace values ('name', 'kept')")
  db.close()
  return file
}

function contentOf(file: string) {
  const db = new Database(file, { readonly: true })
  const tables = db.prepare("select name from sqlite_schema where type = 'table' order by name").pluck().all()
  const name = db.prepare("select value from workspace where key = 'name'").pluck().get()
  const version = db.pragma('user_version', { simple: true })
  db.close()
  return { tables, name, version }
}

function overwrite(file: string, at: number, bytes: Uint8Array): void {
  const target = openSync(file, 'r+')
  writeSync(target, bytes, 0, bytes.length, at)
  closeSync(target)
}

describe('opening a database', { timeout: 30_000 }, () => {
  it('makes files that only their owner can read, whatever the umask', async () => {
    const before = process.umask(0)
    try {
      const file = newFile()
      const db = openDatabase(file)
      db.exec("insert into workspace values ('key', 'value')")
      expect([modeOf(file), modeOf(`${file}-wal`), modeOf(`${file}-shm`)]).toEqual([0o600, 0o600, 0o600])
      db.close()
    } finally {
      process.umask(before)
    }
  })

  it('waits for the disk at each commit, enforces references, erases what is deleted, trusts no schema', () => {
    const db = openDatabase(newFile())
    const valueOf = (pragma: string) => db.pragma(pragma, { simple: true })
    expect({
      journal_mode: valueOf('journal_mode'),
      synchronous: valueOf('synchronous'),
      foreign_keys: valueOf('foreign_keys'),
      secure_delete: valueOf('secure_delete'),
      trusted_schema: valueOf('trusted_schema'),
      temp_store: valueOf('temp_store'),
    }).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      secure_delete: 1,
      trusted_schema: 0,
      temp_store: 2,
    })
    db.close()
  })

  it('takes an empty file for a new database: a first start may have ended there', async () => {
    const file = newFile()
    writeFileSync(file, '')
    const store = await open(file)
    expect(await store.accounts.count()).toBe(0)
    await store.close()
  })

  it('refuses a file that is no database', async () => {
    const file = newFile()
    writeFileSync(file, randomBytes(16_384))
    const before = readFileSync(file)
    await expect(open(file)).rejects.toMatchObject({ name: 'StoreError', kind: 'damaged' })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('refuses a database whose pages are damaged', async () => {
    const file = existing()
    overwrite(file, 2 * 4_096, new Uint8Array(4_096).fill(0xaa))
    await expect(open(file)).rejects.toMatchObject({ kind: 'damaged' })
  })

  it('refuses a database that was cut short', async () => {
    const file = existing()
    writeFileSync(file, readFileSync(file).subarray(0, 3 * 4_096))
    await expect(open(file)).rejects.toMatchObject({ kind: 'damaged' })
  })

  it('refuses the database of another program, and changes nothing in it', async () => {
    const file = newFile()
    const other = new Database(file)
    other.exec('create table bookmarks (url text)')
    other.close()
    await expect(open(file)).rejects.toMatchObject({ kind: 'damaged' })
    const db = new Database(file, { readonly: true })
    expect(db.prepare('select name from sqlite_schema').pluck().all()).toEqual(['bookmarks'])
    db.close()
  })

  it('refuses a newer schema, and leaves it as it is', async () => {
    const file = existing()
    const db = new Database(file)
    db.exec('create table of_the_future (a text) strict')
    db.pragma(`user_version = ${migrations.length + 1}`)
    db.close()
    const before = contentOf(file)
    await expect(open(file)).rejects.toMatchObject({ kind: 'newer' })
    expect(contentOf(file)).toEqual(before)
  })

  it('refuses a database that another process holds', () => {
    const file = existing()
    const holder = new Database(file)
    holder.pragma('locking_mode = exclusive')
    holder.exec("begin immediate; insert into workspace values ('held', '1')")
    expect(() => openDatabase(file, migrations, 0)).toThrow(
      expect.objectContaining({ kind: 'in-use', code: 'SQLITE_BUSY' }),
    )
    holder.close()
    openDatabase(file, migrations, 0).close()
  })

  it('says unavailable where the folder does not exist', async () => {
    await expect(open(`${newFile()}/missing/warifu.db`)).rejects.toMatchObject({ kind: 'unavailable', code: 'ENOENT' })
  })
})

describe('migrating', { timeout: 30_000 }, () => {
  it('brings an older schema up to date and keeps what it holds', () => {
    const file = existing()
    openDatabase(file, [...migrations, next('create table added (a text) strict')]).close()
    const { tables, name, version } = contentOf(file)
    expect(tables).toContain('added')
    expect([name, version]).toEqual(['kept', migrations.length + 1])
  })

  it.each([
    ['in its SQL', "create table added (a text) strict; update workspace set value = 'lost'; create table broken ("],
    ['at a reference it broke', "insert into members values ('no room', 'no account', 'member', 1, 0)"],
    ['on what the tables hold', "create table added (a text) strict; insert into workspace values ('name', 'twice')"],
  ])('leaves the old schema whole where a step fails %s', (_, sql) => {
    const file = existing()
    const before = contentOf(file)
    expect(() =>
      openDatabase(file, [
        ...migrations,
        next('create table second (a text) strict'),
        { version: migrations.length + 2, sql },
      ]),
    ).toThrow()
    expect(contentOf(file)).toEqual(before)
    openDatabase(file).close()
  })

  it('changes nothing in a schema that is up to date', () => {
    const file = existing()
    const before = readFileSync(file)
    openDatabase(file).close()
    expect(readFileSync(file).equals(before)).toBe(true)
  })
})
