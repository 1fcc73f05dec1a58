import { copyFileSync, readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterEach, expect, it } from 'vitest'
import type { Store } from '../store.ts'
import { addRoomOf, deviceId, membership, message, messageId } from '../testing/fixtures.ts'
import { openSqliteStore } from './open.ts'
import { newFiles } from './testing/files.ts'

const newFile = newFiles()
const stores: Store[] = []
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()))
})

async function openStore(file: string): Promise<Store> {
  const store = await openSqliteStore({ file, onFatal: () => undefined })
  stores.push(store)
  return store
}

const deletion = (number: number, target: number) => ({
  condition: membership(1, 1),
  deviceId: deviceId(1),
  messageId: messageId(number),
  at: 20_000,
  target,
})

/** What lies on the disk: the database and its write-ahead log. */
const onDisk = (file: string): Buffer => Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)])

it.each([
  ['short', 'AGlycmVwbGFjZWFibGU'],
  ['of many pages', `A${'Zx9q'.repeat(8_000)}`],
])('[ER1] no envelope that was erased is on the disk when the deletion is answered: %s', async (_, envelope) => {
  const file = newFile()
  const store = await openStore(file)
  await addRoomOf(store, 1)
  await store.messages.append(message(1, 1, 1, envelope))
  await store.messages.append(message(1, 1, 2, 'AGtlcHQ'))
  await store.messages.append({ ...message(1, 1, 3, `${envelope}w`), act: { kind: 'edit', target: 1 } })
  const part = envelope.slice(-16)
  // The control: until then it is there, as what is kept stays.
  expect(onDisk(file).includes(part)).toBe(true)
  expect(await store.messages.erase(deletion(4, 1))).toMatchObject({ outcome: 'stored' })
  expect(onDisk(file).includes(part)).toBe(false)
  expect(onDisk(file).includes('AGtlcHQ')).toBe(true)
})

it('[ER1] takes what was erased off the disk as soon as another program that reads the database lets it', async () => {
  const file = newFile()
  const store = await openStore(file)
  await addRoomOf(store, 1)
  await store.messages.append(message(1, 1, 1, 'AGVyYXNhYmxl'))
  const reader = new Database(file, { readonly: true })
  reader.exec('begin')
  reader.prepare('select count(*) from entries').get()
  expect(await store.messages.erase(deletion(2, 1))).toMatchObject({ outcome: 'stored' })
  // The control: while the other reads, what it may still read is there. Nobody else waits for it.
  expect(onDisk(file).includes('AGVyYXNhYmxl')).toBe(true)
  await store.messages.append(message(1, 1, 3))
  reader.close()
  await store.messages.append(message(1, 1, 4))
  expect(onDisk(file).includes('AGVyYXNhYmxl')).toBe(false)
})

it('[ER1] takes off the disk what a server that was killed still owed', async () => {
  const file = newFile()
  const first = await openStore(file)
  await addRoomOf(first, 1)
  await first.messages.append(message(1, 1, 1, 'AGVyYXNhYmxl'))
  const reader = new Database(file, { readonly: true })
  reader.exec('begin')
  reader.prepare('select count(*) from entries').get()
  await first.messages.erase(deletion(2, 1))
  // What it left, as a kill leaves it.
  const copy = newFile()
  for (const suffix of ['', '-wal']) copyFileSync(`${file}${suffix}`, `${copy}${suffix}`)
  reader.close()
  expect(onDisk(copy).includes('AGVyYXNhYmxl')).toBe(true)
  const second = await openStore(copy)
  await second.messages.append(message(1, 1, 3))
  expect(onDisk(copy).includes('AGVyYXNhYmxl')).toBe(false)
})
