import { describe, expect, it } from 'vitest'
import { limits } from '@warifu/protocol'
import {
  accountId,
  addRoomOf,
  device,
  deviceId,
  hash,
  membership,
  message,
  room,
  roomId,
  session,
  times,
} from './fixtures.ts'
import { startsWith, type MakeStore } from './starts-with.ts'

/** Characters of the longest envelope. */
const LONGEST = Math.ceil((limits.envelopeBytes * 4) / 3)

const ALL = { direction: 'after', sequence: 0, limit: 2_000, maxChars: Infinity, maxRelated: 100 } as const

export function messagesContract(make: MakeStore): void {
  const start = startsWith(make)

  describe('messages', () => {
    it('stamps 1, 2, 3 in each room of its own, and tells what it stored', async () => {
      const store = await start()
      await addRoomOf(store, 1)
      await store.rooms.create(room(2), 10)
      const first = message(1, 1, 1)
      expect(await store.messages.append(first)).toEqual({
        outcome: 'stored',
        again: false,
        sequence: 1,
        at: first.at,
        envelopeHash: first.envelopeHash,
      })
      expect(await store.messages.append(message(1, 1, 2))).toMatchObject({ sequence: 2, again: false })
      expect(await store.messages.append(message(2, 1, 1))).toMatchObject({ sequence: 1, again: false })
      expect(await store.messages.history({ condition: membership(1, 1), ...ALL })).toEqual({
        outcome: 'found',
        entries: [1, 2].map((number) => ({
          kind: 'message',
          sequence: number,
          at: message(1, 1, number).at,
          accountId: accountId(1),
          deviceId: deviceId(1),
          messageId: message(1, 1, number).messageId,
          envelope: message(1, 1, number).envelope,
        })),
        related: [],
        head: 2,
        more: false,
      })
    })

    it('[SQ8] answers the same device and messageId with what is stored, whatever else was sent', async () => {
      const store = await start()
      await addRoomOf(store, 1)
      const stored = await store.messages.append(message(1, 1, 1))
      await store.messages.append(message(1, 1, 2))
      const again = { ...message(1, 1, 1, 'AGFub3RoZXI'), at: 99_000 }
      expect(await store.messages.append(again)).toEqual({ ...stored, again: true })
      const history = await store.messages.history({ condition: membership(1, 1), ...ALL })
      expect(history).toMatchObject({ head: 2, entries: [{ envelope: message(1, 1, 1).envelope }, {}] })
    })

    it('[SQ8] stores one of 100 concurrent repetitions, and gives all the same answer', async () => {
      const store = await start()
      await addRoomOf(store, 1)
      const results = await Promise.all(times(100, (i) => store.messages.append(message(1, 1, 1, `AGVudmVsb3Bl${i}`))))
      const stored = results.flatMap((result) => (result.outcome === 'stored' ? [result] : []))
      expect(stored.filter(({ again }) => !again)).toHaveLength(1)
      expect(new Set(stored.map(({ sequence, at, envelopeHash }) => `${sequence} ${at} ${envelopeHash}`)).size).toBe(1)
      expect(stored).toHaveLength(100)
    })

    it('[SQ8] takes the same messageId for another message where device or room differ', async () => {
      const store = await start()
      await addRoomOf(store, 2)
      await store.rooms.create(room(2), 10)
      const second = { ...device(1), deviceId: deviceId(50), signatureKey: hash('second device') }
      await store.sessions.create({ session: session(1, 'second'), device: second })
      const results = [
        await store.messages.append(message(1, 1, 1)),
        await store.messages.append(message(1, 2, 1)),
        await store.messages.append({ ...message(1, 1, 1), deviceId: deviceId(50) }),
        await store.messages.append(message(2, 1, 1)),
      ]
      expect(results.map((result) => result.outcome === 'stored' && [result.sequence, result.again])).toEqual([
        [1, false],
        [2, false],
        [3, false],
        [1, false],
      ])
    })

    it('[SQ9] gives 1,000 concurrent messages the sequences 1 to 1,000, in the order of asking', async () => {
      const store = await start()
      await addRoomOf(store, 2)
      const results = await Promise.all(times(1_000, (i) => store.messages.append(message(1, 1 + (i % 2), i))))
      expect(results.map((result) => result.outcome === 'stored' && result.sequence)).toEqual(
        times(1_000, (i) => i + 1),
      )
      const history = await store.messages.history({ condition: membership(1, 1), ...ALL })
      expect(history.outcome === 'found' && history.entries.map(({ sequence }) => sequence)).toEqual(
        times(1_000, (i) => i + 1),
      )
      expect(await store.rooms.view(roomId(1), accountId(1))).toMatchObject({ head: 1_000 })
    })

    it('[SQ9] refuses where the condition fails, and stamps nothing', async () => {
      const store = await start()
      await addRoomOf(store, 2)
      const refused = { outcome: 'refused' }
      expect(await store.messages.append({ ...message(1, 1, 1), condition: membership(1, 9) })).toEqual(refused)
      expect(await store.messages.append({ ...message(1, 1, 1), condition: membership(2, 1) })).toEqual(refused)
      expect(await store.messages.append({ ...message(1, 2, 1), condition: membership(1, 2, ['moderator']) })).toEqual(
        refused,
      )
      expect(await store.messages.append({ ...message(1, 1, 1), condition: membership(1, 1, []) })).toEqual(refused)
      expect(await store.messages.append(message(1, 1, 1))).toMatchObject({ sequence: 1 })
    })

    it('[SQ9] decides a send that races a removal inside the commit: before it stored, after it refused', async () => {
      const store = await start()
      await addRoomOf(store, 2)
      const results = await Promise.all([
        store.messages.append(message(1, 2, 1)),
        store.rooms.leave(roomId(1), accountId(2)),
        store.messages.append(message(1, 2, 2)),
        store.messages.append(message(1, 2, 1)),
        store.messages.append(message(1, 1, 1)),
      ])
      expect(results).toMatchObject([
        { outcome: 'stored', sequence: 1 },
        { outcome: 'left' },
        { outcome: 'refused' },
        { outcome: 'refused' },
        { outcome: 'stored', sequence: 2 },
      ])
    })

    it('[TM] never lets a room’s time go backward', async () => {
      const store = await start()
      await addRoomOf(store, 1)
      const clock = [5_000, 4_000, 0, 5_001, 5_000]
      const results = await Promise.all(clock.map((at, i) => store.messages.append({ ...message(1, 1, i), at })))
      expect(results.map((result) => result.outcome === 'stored' && result.at)).toEqual([
        5_000, 5_000, 5_000, 5_001, 5_001,
      ])
      const history = await store.messages.history({ condition: membership(1, 1), ...ALL })
      expect(history.outcome === 'found' && history.entries.map(({ at }) => at)).toEqual([
        5_000, 5_000, 5_000, 5_001, 5_001,
      ])
    })

    it.each([2, 3, LONGEST - 1, LONGEST])('keeps an envelope of %i characters whole', async (length) => {
      const store = await start()
      await addRoomOf(store, 1)
      const envelope = 'A_-z'.repeat(Math.ceil(length / 4)).slice(0, length)
      await store.messages.append(message(1, 1, 1, envelope))
      const history = await store.messages.history({ condition: membership(1, 1), ...ALL })
      expect(history).toMatchObject({ entries: [{ envelope }] })
    })

    it('[DV2] rejects a device that is not the account’s', async () => {
      const store = await start()
      await addRoomOf(store, 2)
      await expect(store.messages.append({ ...message(1, 1, 1), deviceId: deviceId(2) })).rejects.toThrow()
      await expect(store.messages.append({ ...message(1, 1, 1), deviceId: deviceId(99) })).rejects.toThrow()
      expect(await store.messages.append(message(1, 1, 1))).toMatchObject({ sequence: 1 })
    })
  })
}
