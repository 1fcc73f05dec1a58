import Database from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { storeContract } from '../contract.ts'
import { listed, account, addRoomOf, hash, link, message, room, roomId, times } from '../testing/fixtures.ts'
import { openSqliteStore } from './open.ts'
import { newFiles } from './testing/files.ts'

const newFile = newFiles()
const open = (file: string) =>
  openSqliteStore({
    file,
    onFatal: (error) => {
      throw error
    },
  })

storeContract('SQLite', () => open(newFile()))

describe('store: SQLite alone', { timeout: 30_000 }, () => {
  it('[SQ9] has committed a message at the moment it answers: another connection reads it', async () => {
    const file = newFile()
    const store = await open(file)
    await addRoomOf(store, 1)
    const reader = new Database(file, { readonly: true })
    const newest = reader.prepare('select sequence from entries order by sequence desc limit 1').pluck()
    const seen = await Promise.all(
      times(300, async (i) => {
        const result = await store.messages.append(message(1, 1, i))
        return result.outcome === 'stored' && Number(newest.get()) >= result.sequence
      }),
    )
    expect(seen).toEqual(times(300, () => true))
    reader.close()
    await store.close()
  })

  it('keeps everything across closing and opening', async () => {
    const file = newFile()
    const first = await open(file)
    await addRoomOf(first, 3)
    await Promise.all(times(10, (i) => first.messages.append(message(1, 1, i))))
    await first.close()
    const second = await open(file)
    expect(await second.accounts.list(null, 10)).toEqual([listed(1), listed(2), listed(3)])
    expect(await second.messages.append(message(1, 1, 3))).toMatchObject({ again: true, sequence: 4 })
    expect(await second.messages.append(message(1, 1, 10))).toMatchObject({ again: false, sequence: 11 })
    expect(await second.rooms.list(account(1).accountId, null, 10)).toMatchObject([{ members: 3, head: 11 }])
    await second.close()
  })

  it('leaves one file behind when it closes: the write-ahead log is in it', async () => {
    const file = newFile()
    const store = await open(file)
    await store.workspace.write('name', 'canary')
    await store.close()
    expect(() => readFileSync(`${file}-wal`)).toThrow('ENOENT')
    expect(readFileSync(file).includes('canary')).toBe(true)
  })

  it('leaves nothing of a used link on the disk; without secure_delete it would', async () => {
    const canary = hash('canary')
    const traces = async (unsafely: boolean) => {
      const file = newFile()
      const store = await open(file)
      await store.links.create({ ...link('canary'), expiresAt: 1_001 })
      if (!unsafely) await store.links.create({ ...link('newer'), createdAt: 2_000 })
      await store.close()
      if (unsafely) {
        const db = new Database(file)
        db.pragma('secure_delete = off')
        db.exec('delete from links')
        db.close()
      }
      const db = new Database(file, { readonly: true })
      expect(db.prepare('select count(*) from links where link_hash = ?').pluck().get(canary)).toBe(0)
      db.close()
      return readFileSync(file).includes(canary)
    }
    expect(await traces(false)).toBe(false)
    expect(await traces(true)).toBe(true)
  })

  it('reads each listing by an index', async () => {
    const file = newFile()
    const store = await open(file)
    await addRoomOf(store, 2)
    await store.rooms.create(room(2), 10)
    await store.close()
    const db = new Database(file, { readonly: true })
    const planOf = (sql: string) => JSON.stringify(db.prepare(`explain query plan ${sql}`).all())
    const history = planOf(
      `select * from entries where room_id = '${roomId(1)}' and sequence < 9 order by sequence desc`,
    )
    expect(history).toContain('USING INDEX')
    expect(history).not.toContain('TEMP B-TREE')
    const joined = planOf("select room_id from members where account_id = 'a' order by room_id")
    expect(joined).toContain('members_by_account')
    expect(joined).not.toContain('TEMP B-TREE')
    db.close()
  })
})
