import { describe, expect, it } from 'vitest'
import { limits } from '@warifu/protocol'
import type { Store } from '../store.ts'
import { addRoomOf, membership, message, room, times } from './fixtures.ts'
import { startsWith, type MakeStore } from './starts-with.ts'

const LONGEST = Math.ceil((limits.envelopeBytes * 4) / 3)

type Beside = {
  readonly direction: 'before' | 'after'
  readonly sequence: number
  readonly limit?: number
  readonly maxChars?: number
}

/** Sequences of a page of room 1 as account 1 reads it, and whether more follow. */
async function page(store: Store, { direction, sequence, limit = 100, maxChars = limits.historyChars }: Beside) {
  const page = { limit, maxChars, maxRelated: limits.historyRelated }
  const found = await store.messages.history({ condition: membership(1, 1), direction, sequence, ...page })
  if (found.outcome === 'refused') throw new Error('history was refused')
  return { sequences: found.entries.map((entry) => entry.sequence), more: found.more, head: found.head }
}

export function historyContract(make: MakeStore): void {
  const start = startsWith(make)
  /** A room of ten entries whose envelopes have ten characters each. */
  const startWithTen = async () => {
    const store = await start()
    await addRoomOf(store, 2)
    await Promise.all(times(10, (i) => store.messages.append(message(1, 1 + (i % 2), i, 'AGVudmVsb3'))))
    return store
  }

  describe('history', () => {
    it('pages both ways in rising order, and says whether more lie in that direction', async () => {
      const store = await startWithTen()
      const beside = async (direction: 'before' | 'after', sequence: number, limit: number) => {
        const { sequences, more } = await page(store, { direction, sequence, limit })
        return [sequences, more]
      }
      expect(await beside('after', 0, 3)).toEqual([[1, 2, 3], true])
      expect(await beside('after', 7, 3)).toEqual([[8, 9, 10], false])
      expect(await beside('after', 6, 3)).toEqual([[7, 8, 9], true])
      expect(await beside('after', 9, 1)).toEqual([[10], false])
      expect(await beside('after', 10, 3)).toEqual([[], false])
      expect(await beside('after', 99, 3)).toEqual([[], false])
      expect(await beside('before', 11, 3)).toEqual([[8, 9, 10], true])
      expect(await beside('before', Number.MAX_SAFE_INTEGER, 10)).toEqual([times(10, (i) => i + 1), false])
      expect(await beside('before', 11, 9)).toEqual([times(9, (i) => i + 2), true])
      expect(await beside('before', 4, 3)).toEqual([[1, 2, 3], false])
      expect(await beside('before', 2, 1)).toEqual([[1], false])
      expect(await beside('before', 1, 3)).toEqual([[], false])
      expect(await beside('before', 0, 3)).toEqual([[], false])
    })

    it('tells the head with every page, also an empty one', async () => {
      const store = await startWithTen()
      expect((await page(store, { direction: 'after', sequence: 10 })).head).toBe(10)
      expect((await page(store, { direction: 'before', sequence: 2 })).head).toBe(10)
    })

    it('knows an empty room', async () => {
      const store = await start()
      await addRoomOf(store, 1)
      expect(await page(store, { direction: 'after', sequence: 0 })).toEqual({ sequences: [], more: false, head: 0 })
    })

    it('stops where the envelopes would pass their bound, at one entry at least', async () => {
      const store = await startWithTen()
      const upTo = async (maxChars: number) => {
        const { sequences, more } = await page(store, { direction: 'after', sequence: 7, maxChars })
        return [sequences, more]
      }
      expect(await upTo(0)).toEqual([[8], true])
      expect(await upTo(10)).toEqual([[8], true])
      expect(await upTo(19)).toEqual([[8], true])
      expect(await upTo(20)).toEqual([[8, 9], true])
      expect(await upTo(29)).toEqual([[8, 9], true])
      expect(await upTo(30)).toEqual([[8, 9, 10], false])
      expect((await page(store, { direction: 'before', sequence: 11, maxChars: 20 })).sequences).toEqual([9, 10])
      expect(await page(store, { direction: 'after', sequence: 9, maxChars: 0 })).toMatchObject({
        sequences: [10],
        more: false,
      })
    })

    it('walks a large history in pages of bounded size, without gap or double', async () => {
      const store = await start()
      await addRoomOf(store, 1)
      await Promise.all(times(40, (i) => store.messages.append(message(1, 1, i, 'A'.repeat(LONGEST)))))
      const walked: number[] = []
      for (let cursor = 0, more = true; more; cursor = walked.at(-1) ?? cursor) {
        const next = await page(store, { direction: 'after', sequence: cursor })
        expect(next.sequences.length * LONGEST).toBeLessThanOrEqual(limits.historyChars)
        walked.push(...next.sequences)
        more = next.more
      }
      expect(walked).toEqual(times(40, (i) => i + 1))
      const backward: number[] = []
      for (let cursor = 41, more = true; more; cursor = backward[0] ?? cursor) {
        const next = await page(store, { direction: 'before', sequence: cursor })
        backward.unshift(...next.sequences)
        more = next.more
      }
      expect(backward).toEqual(walked)
    })

    it('shows nothing of another room', async () => {
      const store = await startWithTen()
      await store.rooms.create(room(2), 10)
      await store.messages.append(message(2, 1, 77))
      expect((await page(store, { direction: 'after', sequence: 0 })).sequences).toHaveLength(10)
    })

    it('[SQ9] is refused where the condition fails', async () => {
      const store = await startWithTen()
      const nearest = { direction: 'after', sequence: 0, limit: 10, maxChars: 1_000, maxRelated: 100 } as const
      const refused = { outcome: 'refused' }
      expect(await store.messages.history({ condition: membership(1, 9), ...nearest })).toEqual(refused)
      expect(await store.messages.history({ condition: membership(9, 1), ...nearest })).toEqual(refused)
      expect(await store.messages.history({ condition: membership(1, 2, ['moderator']), ...nearest })).toEqual(refused)
      const [left, after] = await Promise.all([
        store.rooms.leave(membership(1, 2).roomId, membership(1, 2).accountId),
        store.messages.history({ condition: membership(1, 2), ...nearest }),
      ])
      expect([left.outcome, after.outcome]).toEqual(['left', 'refused'])
    })
  })
}
