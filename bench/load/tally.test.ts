import { expect, it } from 'vitest'
import { createTally } from './tally.ts'

it('says when the last reader has a message', () => {
  const tally = createTally(2)
  expect(tally.got(0, 1)).toBe(false)
  expect(tally.got(0, 2)).toBe(false)
  expect(tally.got(1, 1)).toBe(true)
  expect(tally.got(1, 2)).toBe(true)
  expect(tally.deliveries()).toBe(4)
  expect(tally.faults()).toBe(0)
})

it('goes round its ring without mixing messages up', () => {
  const tally = createTally(3)
  for (let sequence = 1; sequence <= 5_000; sequence += 1) {
    expect([0, 1, 2].map((reader) => tally.got(reader, sequence))).toEqual([false, false, true])
  }
  expect(tally.faults()).toBe(0)
})

it.each([
  ['a message that came twice', [1, 1]],
  ['a message that was left out', [1, 3]],
  ['messages out of order', [2, 1]],
])('counts %s as a fault', (_, sequences) => {
  const tally = createTally(1)
  for (const sequence of sequences) tally.got(0, sequence)
  expect(tally.faults()).toBeGreaterThan(0)
})
