import { afterEach, describe, expect, it } from 'vitest'
import type { AccountId, RoomId } from '@warifu/protocol'
import { BusError, type Bus } from './bus.ts'
import { accountTopic, roomTopic, type RoomNews } from './topics.ts'

/** A bus under test, the errors its subscribers threw, and its time. `delivered` resolves when what was published has arrived. */
export type BusUnderTest = {
  readonly bus: Bus
  readonly subscriberErrors: readonly unknown[]
  readonly advance: (ms: number) => void
  readonly delivered: () => Promise<void>
}

const roomId = 'AAAAAAAAAAAAAAAAAAAAAA' as RoomId
const otherRoomId = 'AAAAAAAAAAAAAAAAAAAAAQ' as RoomId
const topic = roomTopic(roomId)
const left = (number: number): RoomNews => ({ kind: 'member-left', accountId: `account ${number}` as AccountId })
const collect = (into: unknown[]) => (message: unknown) => {
  into.push(message)
}

/** What every bus promises. @param make a fresh bus that keeps at most `mostValues` values */
export function busContract(name: string, make: (mostValues: number) => Promise<BusUnderTest>): void {
  describe(`bus: ${name}`, () => {
    const buses: Bus[] = []
    const start = async (mostValues = 1_000) => {
      const made = await make(mostValues)
      buses.push(made.bus)
      return made
    }
    afterEach(async () => {
      await Promise.all(buses.splice(0).map((bus) => bus.close()))
    })

    it('tells every subscriber of a topic, each message once, in the order of publishing', async () => {
      const { bus, delivered } = await start()
      const first: unknown[] = []
      const second: unknown[] = []
      bus.subscribe(topic, collect(first))
      bus.subscribe(topic, collect(second))
      const messages = Array.from({ length: 100 }, (_, number) => left(number))
      await Promise.all(messages.map((message) => bus.publish(topic, message)))
      await delivered()
      expect(first).toEqual(messages)
      expect(second).toEqual(messages)
    })

    it('tells nothing of one topic to subscribers of another', async () => {
      const { bus, delivered } = await start()
      const heard: unknown[] = []
      bus.subscribe(roomTopic(otherRoomId), collect(heard))
      bus.subscribe(accountTopic('AAAAAAAAAAAAAAAAAAAAAA' as AccountId), collect(heard))
      await bus.publish(topic, left(1))
      await delivered()
      expect(heard).toEqual([])
    })

    it('keeps the order where a subscriber publishes while it listens', async () => {
      const { bus, delivered } = await start()
      const heard: unknown[] = []
      bus.subscribe(topic, (message) => {
        if (message.kind === 'member-left' && message.accountId === 'account 1') void bus.publish(topic, left(2))
      })
      bus.subscribe(topic, collect(heard))
      await bus.publish(topic, left(1))
      await delivered()
      expect(heard).toEqual([left(1), left(2)])
    })

    it('tells nothing after a subscription has ended, and goes on telling the same function’s other subscription', async () => {
      const { bus, delivered } = await start()
      const heard: unknown[] = []
      const subscriber = collect(heard)
      const end = bus.subscribe(topic, subscriber)
      bus.subscribe(topic, subscriber)
      end()
      end()
      await bus.publish(topic, left(1))
      await delivered()
      expect(heard).toEqual([left(1)])
    })

    it('tells nothing to a subscriber that another one ended during the delivery', async () => {
      const { bus, delivered } = await start()
      const heard: unknown[] = []
      bus.subscribe(topic, () => end())
      const end = bus.subscribe(topic, collect(heard))
      await bus.publish(topic, left(1))
      await delivered()
      expect(heard).toEqual([])
    })

    it('keeps a subscriber’s error away from the publisher and from the other subscribers, and reports it', async () => {
      const { bus, subscriberErrors, delivered } = await start()
      const heard: unknown[] = []
      const error = new Error('a subscriber failed')
      bus.subscribe(topic, () => {
        throw error
      })
      bus.subscribe(topic, collect(heard))
      await expect(bus.publish(topic, left(1))).resolves.toBeUndefined()
      await delivered()
      expect(heard).toEqual([left(1)])
      expect(subscriberErrors).toEqual([error])
    })

    it('[TK3] gives a value to exactly one of 100 callers that take it at once', async () => {
      const { bus } = await start()
      await bus.put('ticket:x', { accountId: 'a' }, 30_000)
      const taken = await Promise.all(Array.from({ length: 100 }, () => bus.take('ticket:x')))
      expect(taken.filter((value) => value !== null)).toEqual([{ accountId: 'a' }])
    })

    it('[TK3] keeps a value until its time is over and not a millisecond longer', async () => {
      const { bus, advance } = await start()
      await bus.put('early', 1, 30_000)
      await bus.put('late', 2, 30_000)
      advance(29_999)
      expect(await bus.take('early')).toBe(1)
      advance(1)
      expect(await bus.take('late')).toBeNull()
    })

    it('knows nothing of keys that were never put', async () => {
      const { bus } = await start()
      expect(await bus.take('constructor')).toBeNull()
    })

    it('puts a new value in the place of the old, with its own time', async () => {
      const { bus, advance } = await start()
      await bus.put('key', 'old', 60_000)
      await bus.put('key', 'new', 10_000)
      advance(9_999)
      expect(await bus.take('key')).toBe('new')
      expect(await bus.take('key')).toBeNull()
    })

    it('refuses to keep more values than it may, until one is taken or expires', async () => {
      const { bus, advance } = await start(3)
      await bus.put('a', 1, 60_000)
      await bus.put('b', 2, 10_000)
      await bus.put('c', 3, 60_000)
      await expect(bus.put('d', 4, 60_000)).rejects.toMatchObject({ name: 'BusError', kind: 'full' })
      await expect(bus.put('a', 5, 60_000)).resolves.toBeUndefined()
      await bus.take('c')
      await bus.put('d', 4, 60_000)
      await expect(bus.put('e', 5, 60_000)).rejects.toBeInstanceOf(BusError)
      advance(10_000)
      await bus.put('e', 5, 60_000)
      expect([await bus.take('a'), await bus.take('b'), await bus.take('d'), await bus.take('e')]).toEqual([
        5,
        null,
        4,
        5,
      ])
    })

    it('is silent once closed, and says so to whoever asks', async () => {
      const { bus } = await start()
      const heard: unknown[] = []
      bus.subscribe(topic, collect(heard))
      await bus.put('key', 1, 60_000)
      await bus.close()
      await expect(bus.publish(topic, left(1))).rejects.toMatchObject({ kind: 'closed' })
      await expect(bus.put('key', 1, 1)).rejects.toMatchObject({ kind: 'closed' })
      await expect(bus.take('key')).rejects.toMatchObject({ kind: 'closed' })
      expect(() => bus.subscribe(topic, collect(heard))).toThrow(BusError)
      await expect(bus.close()).resolves.toBeUndefined()
      expect(heard).toEqual([])
    })
  })
}
