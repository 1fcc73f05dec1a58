import { readFileSync } from 'node:fs'
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

/** What lies on the disk: the database and its write-ahead log. */
const onDisk = (file: string): Buffer => Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)])

it.each([
  ['short', 'AGlycmVwbGFjZWFibGU'],
  ['of many pages', `A${'Zx9q'.repeat(8_000)}`],
])('[ER1] no envelope that was erased is on the disk when the deletion is answered: %s', async (_, envelope) => {
  const file = newFile()
  const store = await openSqliteStore({ file, onFatal: () => undefined })
  stores.push(store)
  await addRoomOf(store, 1)
  await store.messages.append(message(1, 1, 1, envelope))
  await store.messages.append(message(1, 1, 2, 'AGtlcHQ'))
  await store.messages.append({ ...message(1, 1, 3, `${envelope}w`), act: { kind: 'edit', target: 1 } })
  const part = envelope.slice(-16)
  // The control: until then it is there, as what is kept stays.
  expect(onDisk(file).includes(part)).toBe(true)
  const by = { condition: membership(1, 1), deviceId: deviceId(1), messageId: messageId(4), at: 20_000 }
  expect(await store.messages.erase({ ...by, target: 1 })).toMatchObject({ outcome: 'stored' })
  expect(onDisk(file).includes(part)).toBe(false)
  expect(onDisk(file).includes('AGtlcHQ')).toBe(true)
})
