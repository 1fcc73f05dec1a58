import { describe, expect, it } from 'vitest'
import type { RoomId } from '@warifu/protocol'
import { busContract } from './contract.ts'
import { createMemoryBus } from './memory.ts'
import { createShelf } from './shelf.ts'
import { roomTopic } from './topics.ts'

function testClock() {
  let at = 0
  return { clock: { now: () => at, monotonic: () => at }, advance: (ms: number) => void (at += ms) }
}

busContract('memory', async (mostValues) => {
  const { clock, advance } = testClock()
  const subscriberErrors: unknown[] = []
  const bus = createMemoryBus(clock, (error) => subscriberErrors.push(error), mostValues)
  return { bus, subscriberErrors, advance, delivered: async () => undefined }
})

describe('bus: memory alone', () => {
  it('delivers before publish returns', () => {
    const bus = createMemoryBus(testClock().clock)
    const topic = roomTopic('AAAAAAAAAAAAAAAAAAAAAA' as RoomId)
    let heard = 0
    bus.subscribe(topic, () => (heard += 1))
    void bus.publish(topic, { kind: 'member-left', accountId: 'a' as never })
    expect(heard).toBe(1)
  })

  it('[TM] is not misled by a wall clock that jumps', async () => {
    let wall = 1_000_000
    const bus = createMemoryBus({ now: () => wall, monotonic: () => 0 })
    await bus.put('key', 'value', 1_000)
    wall += 3_600_000
    expect(await bus.take('key')).toBe('value')
  })

  it('forgets expired values of every time to live without looking at the others', () => {
    const { clock, advance } = testClock()
    const shelf = createShelf(clock, 100)
    for (let i = 0; i < 50; i += 1) shelf.put(`short ${i}`, i, 10)
    for (let i = 0; i < 50; i += 1) shelf.put(`long ${i}`, i, 1_000)
    advance(10)
    for (let i = 0; i < 50; i += 1) shelf.put(`new ${i}`, i, 10)
    expect(() => shelf.put('one more', 0, 10)).toThrow('keeps 100 values')
    expect(shelf.take('long 49')).toBe(49)
  })
})
