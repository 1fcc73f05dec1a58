import { setImmediate as tick } from 'node:timers/promises'
import type { Room } from '@warifu/protocol'
import { expect, it } from 'vitest'
import { accountId, roomId } from '../store/testing/fixtures.ts'
import { createAccountNewsroom } from './account-news.ts'

/** A newsroom of nobody's connections, whose store answers when told to. */
function setUp() {
  const reads: (() => void)[] = []
  const faults: unknown[] = []
  const newsroom = createAccountNewsroom({
    roster: {
      all: () => new Set(),
      of: () => new Set(),
    },
    fanout: { follow: () => undefined, unfollow: () => undefined },
    rooms: {
      joined: () => Promise.resolve([]),
      view: () => {
        const answer = Promise.withResolvers<Room | null>()
        reads.push(() => {
          answer.resolve(null)
        })
        return answer.promise
      },
    },
    presence: { privacyChanged: () => undefined },
    events: { internalError: (fault) => faults.push(fault) },
  })
  const answerAll = async () => {
    // Reads that begin meanwhile are among them.
    for (const answer of reads) {
      answer()
      await tick()
    }
  }
  return { answerAll, faults, newsroom, reads }
}

const room = (number: number) => ({ kind: 'room', roomId: roomId(number) }) as const

it('reads a room once for all its news that wait, and again for news that came while it was read', async () => {
  const { answerAll, faults, newsroom, reads } = setUp()
  newsroom.hear(accountId(1), room(1))
  await tick()
  expect(reads).toHaveLength(1)
  for (let i = 0; i < 100; i += 1) newsroom.hear(accountId(1), room(1))
  newsroom.hear(accountId(1), room(2))
  await answerAll()
  expect([reads.length, faults]).toEqual([3, []])
})

it('reads a room again that was left and joined while its news waited', async () => {
  const { answerAll, newsroom, reads } = setUp()
  newsroom.hear(accountId(1), room(2))
  newsroom.hear(accountId(1), room(1))
  newsroom.hear(accountId(1), { kind: 'left', roomId: roomId(1) })
  newsroom.hear(accountId(1), room(1))
  await tick()
  await answerAll()
  expect(reads).toHaveLength(3)
})
