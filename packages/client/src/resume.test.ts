import type { ReadEntry, Result } from '@warifu/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ErrorName } from './error-names.ts'
import { WarifuError } from './errors.ts'
import { createResume, placeOf, type Place } from './resume.ts'
import { createFakeClock } from './testing/fake-clock.ts'
import { entry, roomId } from './testing/samples.ts'
import { settled } from './testing/settled.ts'

type Page = Result<'message.history'>
type Fetch = { readonly cursor: number; readonly answer: PromiseWithResolvers<Page> }

const ward = roomId('ward')

function setUp(place: (cursor: number, sequence: number) => Place = placeOf) {
  const clock = createFakeClock()
  const fetches: Fetch[] = []
  const delivered: number[] = []
  const faults: string[] = []
  const heard: { listener: (entry: ReadEntry) => void } = { listener: () => undefined }
  const resume = createResume({
    clock,
    place,
    random: () => 0.5,
    fault: (reason) => faults.push(reason),
    deliver: (_, entry) => {
      delivered.push(entry.sequence)
      heard.listener(entry)
    },
    fetchAfter: (_, cursor) => {
      const answer = Promise.withResolvers<Page>()
      fetches.push({ cursor, answer })
      return answer.promise
    },
  })
  const answer = async (from: number, to: number, head = to) => {
    const entries = Array.from({ length: to - from + 1 }, (_, i) => entry(from + i))
    fetches.at(-1)?.answer.resolve({ entries, related: [], head, more: head > to })
    await settled()
  }
  const refuse = async (name: ErrorName, retryAfterMs?: number) => {
    fetches.at(-1)?.answer.reject(new WarifuError(name, { retryAfterMs }))
    await settled()
  }
  const push = (...sequences: number[]) => {
    for (const sequence of sequences) resume.entry(ward, entry(sequence))
  }
  return { answer, clock, delivered, faults, fetches, heard, push, refuse, resume }
}

describe('resume', () => {
  it('[SQ10] delivers what follows the cursor, and drops what does not', () => {
    const { delivered, fetches, push, resume } = setUp()
    resume.follow(ward, 3)
    push(2, 3, 4, 4, 5)
    expect([delivered, fetches]).toEqual([[4, 5], []])
    expect(resume.cursor(ward)).toBe(5)
  })

  it('delivers nothing of a room that is not followed', () => {
    const { delivered, push, resume } = setUp()
    push(1, 2)
    resume.head(ward, 9)
    expect([delivered, resume.cursor(ward)]).toEqual([[], undefined])
  })

  it('[SQ10] fetches a gap, in as many pages as it takes, while pushes wait', async () => {
    const { answer, delivered, fetches, push, resume } = setUp()
    resume.follow(ward, 1)
    push(5, 6)
    expect([delivered, fetches.map(({ cursor }) => cursor)]).toEqual([[], [1]])
    await answer(2, 3, 6)
    push(7)
    await answer(4, 4, 7)
    expect(delivered).toEqual([2, 3, 4, 5, 6, 7])
    expect(fetches.map(({ cursor }) => cursor)).toEqual([1, 3])
    push(8)
    expect(delivered.at(-1)).toBe(8)
  })

  it('[SQ10] fetches what a listing shows to be new, and nothing where there is no news', async () => {
    const { answer, delivered, fetches, resume } = setUp()
    resume.follow(ward, 4)
    resume.head(ward, 4)
    expect(fetches).toEqual([])
    resume.head(ward, 6)
    await answer(5, 6)
    expect(delivered).toEqual([5, 6])
  })

  it('goes on from the first head or entry that is heard of, where none was known', () => {
    const listed = setUp()
    listed.resume.follow(ward, undefined)
    listed.resume.head(ward, 7)
    listed.push(7, 8)
    expect([listed.delivered, listed.fetches]).toEqual([[8], []])

    const joined = setUp()
    joined.resume.follow(ward, undefined)
    joined.push(7, 8)
    joined.resume.head(ward, 8)
    expect([joined.delivered, joined.fetches]).toEqual([[7, 8], []])
  })

  it('forgets a fetch whose connection is gone, and fetches again from the cursor', async () => {
    const { answer, delivered, fetches, push, resume } = setUp()
    resume.follow(ward, 0)
    push(3)
    resume.lost()
    await answer(1, 3)
    expect(delivered).toEqual([])
    resume.head(ward, 4)
    await answer(1, 4)
    expect([delivered, fetches.map(({ cursor }) => cursor)]).toEqual([
      [1, 2, 3, 4],
      [0, 0],
    ])
  })

  it('waits where the server asks it to, and then goes on', async () => {
    const { answer, clock, delivered, fetches, push, refuse, resume } = setUp()
    resume.follow(ward, 0)
    push(2)
    await refuse('budget-exceeded', 1_000)
    await clock.advance(1_249)
    expect(fetches).toHaveLength(1)
    await clock.advance(1)
    await answer(1, 2)
    expect(delivered).toEqual([1, 2])
  })

  it('does not let a rest outlive its connection', async () => {
    const { answer, clock, delivered, push, refuse, resume } = setUp()
    resume.follow(ward, 0)
    push(2)
    await refuse('overloaded', 60_000)
    resume.lost()
    expect(clock.nextIn()).toBeUndefined()
    resume.head(ward, 2)
    await settled()
    await answer(1, 2)
    expect(delivered).toEqual([1, 2])
  })

  it.each<[string, number[]]>([
    ['nothing', []],
    ['what it has already', [1]],
    ['a later part', [4, 5]],
    ['a hole', [2, 4]],
    ['a wrong order', [3, 2]],
  ])(
    '[FR7] reports history that brings %s, asks no second time, and tries again at the next entry',
    async (_, sequences) => {
      const { answer, delivered, faults, fetches, push, resume } = setUp()
      resume.follow(ward, 1)
      push(6)
      fetches[0]?.answer.resolve({
        entries: sequences.map((sequence) => entry(sequence)),
        related: [],
        head: 6,
        more: false,
      })
      await settled()
      expect([faults.length, fetches.length]).toEqual([1, 1])
      push(7)
      const cursor = resume.cursor(ward) ?? 0
      await answer(cursor + 1, 7)
      expect(delivered).toEqual([2, 3, 4, 5, 6, 7])
    },
  )

  it('stops where history is refused for good', async () => {
    const { clock, delivered, fetches, push, refuse, resume } = setUp()
    resume.follow(ward, 0)
    push(2)
    await refuse('action-refused')
    await clock.advance(600_000)
    expect([delivered, fetches.length]).toEqual([[], 1])
  })

  it('delivers nothing more once a listener lets go of the room', async () => {
    const { answer, delivered, heard, push, resume } = setUp()
    heard.listener = () => {
      resume.unfollow(ward)
    }
    resume.follow(ward, 0)
    push(3)
    await answer(1, 3)
    push(4)
    expect(delivered).toEqual([1])
  })

  it('goes on from the new head after leaving and joining again', async () => {
    const { answer, delivered, push, resume } = setUp()
    resume.follow(ward, 2)
    push(9)
    resume.left(ward)
    await answer(3, 9)
    resume.head(ward, 20)
    push(21)
    expect(delivered).toEqual([21])
  })

  it('catches up on few rooms at a time', async () => {
    const { answer, fetches, resume } = setUp()
    for (let i = 0; i < 10; i += 1) {
      resume.follow(roomId(`room ${String(i)}`), 0)
      resume.head(roomId(`room ${String(i)}`), 1)
    }
    expect(fetches).toHaveLength(4)
    await answer(1, 1)
    expect(fetches).toHaveLength(5)
  })
})

/** What can happen between a server and a reader. `entry` is modulo what exists by then. */
const happening = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ act: 'append' } as const) },
  { weight: 6, arbitrary: fc.record({ act: fc.constant('push' as const), entry: fc.nat(40) }) },
  { weight: 3, arbitrary: fc.constant({ act: 'push newest' } as const) },
  { weight: 5, arbitrary: fc.record({ act: fc.constant('answer' as const), most: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 1, arbitrary: fc.constant({ act: 'refuse' } as const) },
  { weight: 2, arbitrary: fc.constant({ act: 'reconnect' } as const) },
)

const STARTED_AT = 3

/** Plays a history to its end: last comes a connection that holds. Returns what was delivered and what should have been. */
async function play(
  happenings: readonly (typeof happening extends fc.Arbitrary<infer Each> ? Each : never)[],
  place: (cursor: number, sequence: number) => Place,
) {
  const { clock, delivered, fetches, push, resume } = setUp(place)
  let head = STARTED_AT
  const answerAll = async (most: number, times: number) => {
    for (let i = 0; i < times && fetches.length > 0; i += 1) {
      const { cursor, answer } = fetches.shift() ?? { cursor: 0, answer: Promise.withResolvers<Page>() }
      const to = Math.min(head, cursor + most)
      const entries = Array.from({ length: Math.max(0, to - cursor) }, (_, n) => entry(cursor + 1 + n))
      answer.resolve({ entries, related: [], head, more: head > to })
      await settled()
    }
  }
  const reconnect = async () => {
    for (const { answer } of fetches.splice(0)) answer.reject(new WarifuError('connection-lost'))
    resume.lost()
    await settled()
    resume.head(ward, head)
  }
  resume.follow(ward, STARTED_AT)
  for (const each of happenings) {
    if (each.act === 'append') head += 1
    else if (each.act === 'push') push((each.entry % head) + 1)
    else if (each.act === 'push newest') push(head)
    else if (each.act === 'answer') await answerAll(each.most, 1)
    else if (each.act === 'refuse')
      fetches.shift()?.answer.reject(new WarifuError('budget-exceeded', { retryAfterMs: 1 }))
    else await reconnect()
  }
  await clock.advance(60_000)
  await reconnect()
  await answerAll(100, 1_000)
  return { delivered, expected: Array.from({ length: head - STARTED_AT }, (_, i) => STARTED_AT + 1 + i) }
}

const inOrderOnce = (place: (cursor: number, sequence: number) => Place) =>
  fc.asyncProperty(fc.array(happening, { maxLength: 60, size: 'max' }), async (happenings) => {
    const { delivered, expected } = await play(happenings, place)
    expect(delivered).toEqual(expected)
  })

describe('whatever is dropped, doubled, late or cut', () => {
  it('[SQ10] ends with each entry delivered once and in order', async () => {
    await fc.assert(inOrderOnce(placeOf), { numRuns: 300 })
  })

  it('control: without seeing gaps it does not', async () => {
    const blind = (cursor: number, sequence: number): Place => (sequence <= cursor ? 'seen' : 'next')
    expect((await fc.check(inOrderOnce(blind), { numRuns: 300 })).failed).toBe(true)
  })

  it('control: without dropping what was seen it does not', async () => {
    const forgetful = (cursor: number, sequence: number): Place => (sequence > cursor + 1 ? 'ahead' : 'next')
    expect((await fc.check(inOrderOnce(forgetful), { numRuns: 300 })).failed).toBe(true)
  })
})
