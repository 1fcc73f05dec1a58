import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openSqliteStore } from './open.ts'
import { times } from '../testing/fixtures.ts'
import { newFiles } from './testing/files.ts'

const SCRIPT = fileURLToPath(new URL('./testing/append-until-killed.ts', import.meta.url))
const ROUNDS = 3
/** Acknowledgements of one round before it is killed in the middle of the next. */
const ENOUGH = 400

const newFile = newFiles()

async function appendAndBeKilled(file: string, acknowledges: 'after-commit' | 'before-commit'): Promise<void> {
  const child = spawn(process.execPath, ['--conditions=warifu-source', SCRIPT, file, `${file}.list`, acknowledges], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  let heard = 0
  child.stdout.on('data', (dots: Buffer) => {
    heard += dots.length
    if (heard >= ENOUGH) child.kill('SIGKILL')
  })
  expect(await exited).toEqual([null, 'SIGKILL'])
}

/** Messages that were acknowledged and are gone, and what the database holds after it was opened again. */
async function afterwards(file: string) {
  const store = await openSqliteStore({ file, onFatal: () => undefined })
  await store.close()
  const db = new Database(file, { readonly: true })
  const rows = db
    .prepare<[], { sequence: number; id: string }>('select sequence, message_id as id from entries order by sequence')
    .all()
  const head = db.prepare('select head from rooms').pluck().get()
  db.close()
  const stored = new Set(rows.map(({ id }) => id))
  const acknowledged = readFileSync(`${file}.list`, 'utf8').trimEnd().split('\n')
  return {
    acknowledged,
    lost: acknowledged.filter((id) => !stored.has(id)),
    sequences: rows.map(({ sequence }) => sequence),
    head,
  }
}

describe('a process killed in the middle of its appends', () => {
  it('[SQ9] has lost nothing it acknowledged, and left no gap', { timeout: 60_000 }, async () => {
    const file = newFile()
    for (let round = 0; round < ROUNDS; round += 1) await appendAndBeKilled(file, 'after-commit')
    const { acknowledged, lost, sequences, head } = await afterwards(file)
    expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS * ENOUGH)
    expect(lost).toEqual([])
    expect(sequences).toEqual(times(sequences.length, (i) => i + 1))
    expect(head).toBe(sequences.length)
  })

  it('control: would lose some, had it acknowledged before the commit', { timeout: 60_000 }, async () => {
    const file = newFile()
    for (let round = 0; round < ROUNDS; round += 1) await appendAndBeKilled(file, 'before-commit')
    const { lost } = await afterwards(file)
    expect(lost.length).toBeGreaterThan(0)
  })
})
