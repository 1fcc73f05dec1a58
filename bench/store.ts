/**
 * Durable writes and reads of the SQLite store. Run: `node --conditions=warifu-source bench/store.ts [--json]`.
 * Absolute figures drift with the machine; `fsync` is measured beside them, in the same run and folder.
 */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { randomId } from '@warifu/crypto'
import { AccountId, DeviceId, limits, MessageId, RoomId } from '@warifu/protocol'
import { openSqliteStore } from '../packages/server/src/store/sqlite/open.ts'
import type { AppendParams, Store } from '../packages/server/src/store/store.ts'

const ENVELOPE_CHARS = 400
const ROOMS = 500
const MEMBERS = 50

/** `cpuUs`: processor time of all threads, in microseconds a call; it drifts less than the rest. */
type Figures = { readonly perSecond: number; readonly p50Ms: number; readonly p99Ms: number; readonly cpuUs: number }

const round = (value: number) => Math.round(value * 100) / 100

type Call = (i: number) => Promise<unknown>

/** Times what `load` does through the call it is handed. */
async function measure(call: Call, load: (timed: Call) => Promise<unknown>): Promise<Figures> {
  const times: number[] = []
  const timed = async (i: number) => {
    const start = performance.now()
    await call(i)
    times.push(performance.now() - start)
  }
  const cpuBefore = process.cpuUsage()
  const start = performance.now()
  await load(timed)
  const seconds = (performance.now() - start) / 1_000
  const cpu = process.cpuUsage(cpuBefore)
  times.sort((a, b) => a - b)
  const at = (share: number) => round(times[Math.floor(times.length * share)] ?? 0)
  return {
    perSecond: Math.round(times.length / seconds),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    cpuUs: round((cpu.user + cpu.system) / times.length),
  }
}

/** Keeps so many calls under way until `calls` of them are answered. */
const underWay = (concurrency: number, calls: number) => async (call: Call) => {
  let next = 0
  const caller = async () => {
    while (next < calls) await call((next += 1))
  }
  await Promise.all(Array.from({ length: concurrency }, caller))
}

const TICK_MS = 4

/** Offers so many calls a second, evenly, whether they are answered or not. */
const offered = (perSecond: number, seconds: number) => async (call: Call) => {
  const answers: Promise<unknown>[] = []
  const start = performance.now()
  while (answers.length < perSecond * seconds) {
    await sleep(TICK_MS)
    const due = Math.min(perSecond * seconds, ((performance.now() - start) / 1_000) * perSecond)
    while (answers.length < due) answers.push(call(answers.length))
  }
  await Promise.all(answers)
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
    act: { kind: 'message' },
    envelope,
    envelopeHash: 'h'.repeat(43),
    at: Date.now(),
  })
  const history = {
    direction: 'before',
    sequence: Number.MAX_SAFE_INTEGER,
    limit: limits.historyEntries,
    maxRelated: limits.historyRelated,
    maxChars: limits.historyChars,
  } as const

  const append = (i: number) => store.messages.append(entry(roomOf(i)))
  const newest = () => store.messages.history({ condition: condition(roomOf(0)), ...history })

  const figures = {
    'append, one at a time': await measure(() => append(0), underWay(1, 2_000)),
    'append, 64 under way, one room': await measure(() => append(0), underWay(64, 40_000)),
    'append, 64 under way, 500 rooms': await measure(append, underWay(64, 40_000)),
    'append, 512 under way, 500 rooms': await measure(append, underWay(512, 80_000)),
    'append, 5,000/s offered, 500 rooms': await measure(append, offered(5_000, 6)),
    'standing, one at a time': await measure((i) => store.rooms.standing(roomOf(i), accountId), underWay(1, 5_000)),
    'newest 100 entries, one at a time': await measure(newest, underWay(1, 500)),
    'list of 500 rooms, one at a time': await measure(() => store.rooms.list(accountId, null, 500), underWay(1, 100)),
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
