import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../store/memory.ts'
import { StoreError, type AuditRecord, type AuditStore } from '../store/store.ts'
import { createAuditLog } from './record.ts'

const record = (number: number): AuditRecord => ({ at: 1_000, event: `event ${number}`, fields: { number } })
const numbers = (records: readonly AuditRecord[]) => records.map(({ fields }) => fields['number'])

/** A store of which the test answers each append. */
function heldStore() {
  const held: { readonly record: AuditRecord; readonly answer: PromiseWithResolvers<undefined> }[] = []
  const append = (record: AuditRecord) => {
    const answer = Promise.withResolvers<undefined>()
    held.push({ record, answer })
    return answer.promise
  }
  const store: AuditStore = { append, list: async () => [] }
  return { store, held }
}

describe('audit log', () => {
  it('appends records in the order of the calls', async () => {
    const { audit } = createMemoryStore()
    const lost: string[] = []
    const log = createAuditLog(audit, (event) => lost.push(event))
    for (let i = 0; i < 100; i += 1) log.record(record(i))
    await log.settled()
    expect(numbers(await audit.list(0, 200))).toEqual(Array.from({ length: 100 }, (_, i) => i))
    expect(lost).toEqual([])
  })

  it('tells what was lost and why, and never throws into the caller', async () => {
    const failure = new StoreError('unavailable', 'the disk is full')
    const told: unknown[] = []
    const failing: AuditStore = { append: () => Promise.reject(failure), list: async () => [] }
    const throwing: AuditStore = {
      append: () => {
        throw failure
      },
      list: async () => [],
    }
    for (const store of [failing, throwing]) {
      const log = createAuditLog(store, (event, error) => told.push([event, error]))
      expect(() => log.record(record(1))).not.toThrow()
      await log.settled()
    }
    expect(told).toEqual([
      ['event 1', failure],
      ['event 1', failure],
    ])
  })

  it('goes on after a failure', async () => {
    const { store, held } = heldStore()
    const lost: string[] = []
    const log = createAuditLog(store, (event) => lost.push(event))
    log.record(record(1))
    log.record(record(2))
    held[0]?.answer.reject(new Error('no'))
    held[1]?.answer.resolve(undefined)
    await log.settled()
    log.record(record(3))
    expect(lost).toEqual(['event 1'])
    expect(numbers(held.map((one) => one.record))).toEqual([1, 2, 3])
  })

  it('keeps so many records waiting and no more', async () => {
    const { store, held } = heldStore()
    const lost: string[] = []
    const log = createAuditLog(store, (event) => lost.push(event), 3)
    for (let i = 1; i <= 5; i += 1) log.record(record(i))
    expect(lost).toEqual(['event 4', 'event 5'])
    for (const { answer } of held) answer.resolve(undefined)
    await log.settled()
    log.record(record(6))
    expect(numbers(held.map((one) => one.record))).toEqual([1, 2, 3, 6])
    expect(lost).toHaveLength(2)
  })

  it('is settled only when the store has answered', async () => {
    const { store, held } = heldStore()
    const log = createAuditLog(store, () => undefined)
    log.record(record(1))
    let settled = false
    const waiting = log.settled().then(() => (settled = true))
    await Promise.resolve()
    expect(settled).toBe(false)
    held[0]?.answer.resolve(undefined)
    await waiting
    expect(settled).toBe(true)
  })
})
