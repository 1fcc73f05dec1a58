/**
 * Durable writes and reads of the SQLite store. Run: `node --conditions=warifu-source bench/store.ts [--json]`.
 * Absolute figures drift with the machine; `fsync` is measured beside them, in the same run and folder.
 */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomId } from '@warifu/crypto'
import { AccountId, DeviceId, MessageId, RoomId } from '@warifu/protocol'
import { openSqliteStore } from '../packages/server/src/store/sqlite/open.ts'
import type { AppendParams, Store } from '../packages/server/src/store/store.ts'

const ENVELOPE_CHARS = 400
const ROOMS = 500
const MEMBERS = 50

/** `cpuUs`: processor time of all threads, in microseconds a call; it drifts less than the rest. */
type Figures = { readonly perSecond: number; readonly p50Ms: number; readonly p99Ms: number; readonly cpuUs: number }

const round = (value: number) => Math.round(value * 100) / 100

/** Keeps `concurrency` calls under way until `calls` of them are answered. */
async function measure(calls: number, concurrency: number, call: (i: number) => Promise<unknown>): Promise<Figures> {
  const times: number[] = []
  let next = 0
  const worker = async () => {
    while (next < calls) {
      const i = (next += 1)
      const start = performance.now()
      await call(i)
      times.push(performance.now() - start)
    }
  }
  const cpuBefore = process.cpuUsage()
  const start = performance.now()
  await Promise.all(Array.from({ length: concurrency }, worker))
  const seconds = (performance.now() - start) / 1_000
  const cpu = process.cpuUsage(cpuBefore)
  times.sort((a, b) => a - b)
  const at = (share: number) => round(times[Math.floor(times.length * share)] ?? 0)
  return {
    perSecond: Math.round(calls / seconds),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    cpuUs: round((cpu.user + cpu.system) / calls),
  }
}

/** How often this disk can be waited for. */
function fsyncsPerSecond(folder: string): number {
  const file = openSync(join(folder, 'fsync'), 'w')
  const start = performance.now()
  for (let i = 0; i < 200; i += 1) {
    writeSync(file, Buffer.alloc(4_096), 0, 4_096, i * 4_096)
    fsyncSync(file)
  }
  closeSync(file)
  return Math.round(200 / ((performance.now() - start) / 1_000))
}

const newAccount = (name: string) => {
  const accountId = AccountId.parse(randomId())
  return { accountId, name, nameKey: name, role: 'member', passwordHash: 'x', createdAt: 1 } as const
}

/** A workspace of `ROOMS` public rooms with `MEMBERS` members each, and the first account's device. */
async function fill(store: Store) {
  const accounts = Array.from({ length: MEMBERS }, (_, i) => newAccount(`account ${i}`))
  const [first] = accounts
  if (first === undefined) throw new Error('the workspace needs an account')
  await Promise.all(accounts.map((account) => store.accounts.create(account)))
  const deviceId = DeviceId.parse(randomId())
  const { accountId } = first
  await store.sessions.create({
    session: {
      sessionHash: 'session',
      accountId,
      audience: 'public',
      createdAt: 1,
      expiresAt: Number.MAX_SAFE_INTEGER,
    },
    device: { deviceId, accountId, signatureKey: 'signature', agreementKey: 'agreement', createdAt: 1 },
  })
  const rooms = Array.from({ length: ROOMS }, () => RoomId.parse(randomId()))
  for (const roomId of rooms) {
    const room = { roomId, name: 'room', visibility: 'public', createdAt: 1, createdBy: accountId } as const
    await store.rooms.create(room, ROOMS)
    const others = accounts.slice(1)
    await Promise.all(
      others.map((other) => store.rooms.join({ roomId, accountId: other.accountId, at: 1, mostRooms: ROOMS })),
    )
  }
  return { accountId, deviceId, rooms }
}

async function run(folder: string) {
  const store = await openSqliteStore({
    file: join(folder, 'bench.db'),
    onFatal: (error) => {
      throw error
    },
  })
  const { accountId, deviceId, rooms } = await fill(store)
  const roomOf = (i: number) => rooms[i % rooms.length] ?? RoomId.parse(randomId())
  const envelope = 'e'.repeat(ENVELOPE_CHARS)
  const condition = (roomId: RoomId) => ({ roomId, accountId, roles: ['moderator', 'member'] }) as const
  const entry = (roomId: RoomId): AppendParams => ({
    condition: condition(roomId),
    deviceId,
    messageId: MessageId.parse(randomId()),
    envelope,
    envelopeHash: 'h'.repeat(43),
    at: Date.now(),
  })
  const history = { direction: 'before', sequence: Number.MAX_SAFE_INTEGER, limit: 100, maxChars: 524_288 } as const

  const figures = {
    'append, one at a time': await measure(2_000, 1, () => store.messages.append(entry(roomOf(0)))),
    'append, 64 under way, one room': await measure(40_000, 64, () => store.messages.append(entry(roomOf(0)))),
    'append, 64 under way, 500 rooms': await measure(40_000, 64, (i) => store.messages.append(entry(roomOf(i)))),
    'append, 512 under way, 500 rooms': await measure(80_000, 512, (i) => store.messages.append(entry(roomOf(i)))),
    standing: await measure(5_000, 1, (i) => store.rooms.standing(roomOf(i), accountId)),
    'newest 100 entries': await measure(500, 1, () =>
      store.messages.history({ condition: condition(roomOf(0)), ...history }),
    ),
    'list of 500 rooms': await measure(100, 1, () => store.rooms.list(accountId, null, 500)),
  }
  await store.close()
  return figures
}

const folder = mkdtempSync(join(tmpdir(), 'warifu-bench-'))
try {
  const fsyncs = fsyncsPerSecond(folder)
  const figures = await run(folder)
  if (process.argv.includes('--json')) console.log(JSON.stringify({ fsyncsPerSecond: fsyncs, ...figures }))
  else {
    console.log(`fsync of 4 KiB: ${fsyncs}/s`)
    console.table(figures)
  }
} finally {
  rmSync(folder, { recursive: true })
}
