import type { MessageId, Result, RoomId } from '@warifu/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ErrorName } from './error-names.ts'
import { WarifuError } from './errors.ts'
import { createOutbox, type Outgoing } from './outbox.ts'
import { createFakeClock } from './testing/fake-clock.ts'
import { bytes32, deviceId, entry, envelope, roomId } from './testing/samples.ts'
import { settled } from './testing/settled.ts'

type Stored = Result<'message.send'>
type Attempt = {
  readonly roomId: RoomId
  readonly messageId: MessageId
  readonly envelope: string
  readonly answer: PromiseWithResolvers<Stored>
}

const ward = roomId('ward')
const lab = roomId('lab')
const hash = bytes32('h')
const own = deviceId('hana')
const plain = (text: string) => ({ text, mentions: [], replyTo: null })

function setUp() {
  const clock = createFakeClock()
  const attempts: Attempt[] = []
  const shown: (readonly Outgoing[])[] = []
  const awaiting = { entries: false }
  const outbox = createOutbox({
    clock,
    random: () => 0.5,
    seal: ({ text }) => Promise.resolve({ envelope: envelope(text), envelopeHash: hash }),
    send: (room, messageId, sealed) => {
      const answer = Promise.withResolvers<Stored>()
      attempts.push({ roomId: room, messageId, envelope: sealed, answer })
      return answer.promise
    },
    awaited: () => awaiting.entries,
    changed: (_, list) => shown.push(list),
  })
  const last = (): Attempt => {
    const attempt = attempts.at(-1)
    if (attempt === undefined) throw new Error('nothing was sent')
    return attempt
  }
  const store = async (sequence: number, envelopeHash = hash) => {
    last().answer.resolve({ sequence, at: 10, envelopeHash })
    await settled()
  }
  const refuse = async (name: ErrorName, retryAfterMs?: number) => {
    last().answer.reject(new WarifuError(name, { retryAfterMs }))
    await settled()
  }
  const states = (room = ward) => outbox.list(room).map(({ text, progress }) => `${text} ${progress.state}`)
  const entryOf = ({ messageId, envelope: sealed }: Attempt, sequence: number) =>
    entry(sequence, { messageId, envelope: sealed, deviceId: own })
  return { attempts, awaiting, clock, entryOf, last, outbox, refuse, shown, states, store }
}

describe('outbox', () => {
  it('keeps what is written without a connection, and sends it in order when there is one', async () => {
    const { attempts, outbox, shown, states, store } = setUp()
    const sent = outbox.write(ward, plain('a'))
    void outbox.write(ward, plain('b'))
    await settled()
    expect([states(), attempts]).toEqual([['a queued', 'b queued'], []])
    outbox.opened(own)
    await settled()
    expect([states(), attempts.length]).toEqual([['a sending', 'b queued'], 1])
    await store(7)
    await expect(sent).resolves.toMatchObject({ sequence: 7, at: 10 })
    expect(states()).toEqual(['b sending'])
    await store(8)
    expect(attempts.map((attempt) => attempt.envelope)).toEqual([envelope('a'), envelope('b')])
    expect(outbox.list(ward)).toEqual([])
    expect(outbox.list(ward)).toBe(shown.at(-1))
  })

  it('sends one message at a time per room, and rooms beside each other', async () => {
    const { outbox, states } = setUp()
    outbox.opened(own)
    for (const text of ['a', 'b']) void outbox.write(ward, plain(text))
    void outbox.write(lab, plain('c'))
    await settled()
    expect([states(ward), states(lab)]).toEqual([['a sending', 'b queued'], ['c sending']])
  })

  it.each(['connection-lost', 'timed-out', 'internal-error', 'overloaded'] as const)(
    '[SQ9] sends the same id again after %s',
    async (name) => {
      const { attempts, clock, outbox, refuse, states, store } = setUp()
      outbox.opened(own)
      const sent = outbox.write(ward, plain('a'))
      await settled()
      if (name === 'connection-lost') outbox.lost()
      await refuse(name)
      expect(states()).toEqual(['a queued'])
      if (name === 'connection-lost') outbox.opened(own)
      await clock.advance(250)
      expect(attempts).toHaveLength(2)
      expect(attempts[1]).toMatchObject({ messageId: attempts[0]?.messageId, envelope: attempts[0]?.envelope })
      await store(1)
      await expect(sent).resolves.toMatchObject({ sequence: 1 })
    },
  )

  it('[CN5] rests as long as the server asks, and keeps the order meanwhile', async () => {
    const { attempts, clock, outbox, refuse, states } = setUp()
    outbox.opened(own)
    for (const text of ['a', 'b']) void outbox.write(ward, plain(text))
    await settled()
    await refuse('budget-exceeded', 2_000)
    void outbox.write(ward, plain('c'))
    await clock.advance(2_249)
    expect([states(), attempts.length]).toEqual([['a queued', 'b queued', 'c queued'], 1])
    await clock.advance(1)
    expect(states()).toEqual(['a sending', 'b queued', 'c queued'])
  })

  it('does not rest beyond its connection', async () => {
    const { clock, outbox, refuse, states } = setUp()
    outbox.opened(own)
    void outbox.write(ward, plain('a'))
    await settled()
    await refuse('budget-exceeded', 60_000)
    outbox.lost()
    outbox.opened(own)
    await settled()
    expect([states(), clock.nextIn()]).toEqual([['a sending'], undefined])
  })

  it('shows what was refused for good, and goes on with the next', async () => {
    const { outbox, refuse, states } = setUp()
    outbox.opened(own)
    const sent = outbox.write(ward, plain('a'))
    void outbox.write(ward, plain('b'))
    await settled()
    await refuse('action-refused')
    await expect(sent).rejects.toMatchObject({ name: 'action-refused', code: 'WRF-6002' })
    expect(states()).toEqual(['a failed', 'b sending'])
    expect(outbox.list(ward)[0]?.progress).toMatchObject({ error: { name: 'action-refused' } })
  })

  it('[SQ8] says so where something else is stored under the id', async () => {
    const { outbox, states, store } = setUp()
    outbox.opened(own)
    const sent = outbox.write(ward, plain('a'))
    await settled()
    await store(1, bytes32('x'))
    await expect(sent).rejects.toMatchObject({ name: 'answer-invalid' })
    expect(states()).toEqual(['a failed'])
  })

  it('sends a failed message again at its place, under its id', async () => {
    const { attempts, outbox, refuse, states } = setUp()
    outbox.opened(own)
    void outbox.write(ward, plain('a'))
    await settled()
    await refuse('action-refused')
    outbox.lost()
    void outbox.write(ward, plain('b'))
    const [failed, queued] = outbox.list(ward).map(({ messageId }) => messageId)
    if (failed === undefined || queued === undefined) throw new Error('both must be there')
    expect(outbox.retry(ward, queued)).toBe(false)
    expect(outbox.retry(lab, failed)).toBe(false)
    expect(outbox.retry(ward, failed)).toBe(true)
    outbox.opened(own)
    await settled()
    expect(states()).toEqual(['a sending', 'b queued'])
    expect(attempts.map(({ messageId }) => messageId)).toEqual([failed, failed])
  })

  it('cancels, and is honest about what may have arrived', async () => {
    const { last, outbox, refuse, states } = setUp()
    const sent = outbox.write(ward, plain('never sent'))
    const [first] = outbox.list(ward)
    if (first === undefined) throw new Error('it must be there')
    expect(outbox.cancel(ward, first.messageId)).toBe('cancelled')
    await expect(sent).rejects.toMatchObject({ name: 'cancelled' })
    expect(outbox.cancel(ward, first.messageId)).toBe('too-late')

    outbox.opened(own)
    void outbox.write(ward, plain('a'))
    await settled()
    expect(outbox.cancel(ward, last().messageId)).toBe('too-late')
    outbox.lost()
    await refuse('connection-lost')
    expect(outbox.cancel(ward, last().messageId)).toBe('perhaps-delivered')

    outbox.opened(own)
    void outbox.write(ward, plain('b'))
    await settled()
    await refuse('action-refused')
    expect(outbox.cancel(ward, last().messageId)).toBe('cancelled')
    expect(states()).toEqual([])
  })

  it('keeps a sent message until its entry is shown, so that it never vanishes between', async () => {
    const { awaiting, entryOf, last, outbox, states, store } = setUp()
    awaiting.entries = true
    outbox.opened(own)
    void outbox.write(ward, plain('a'))
    await settled()
    await store(4)
    expect(states()).toEqual(['a sent'])
    outbox.entry(ward, entryOf(last(), 4))
    expect(states()).toEqual([])
  })

  it('lets go of sent messages whose entries will not be shown', async () => {
    const { awaiting, outbox, states, store } = setUp()
    awaiting.entries = true
    outbox.opened(own)
    for (const text of ['a', 'b']) void outbox.write(ward, plain(text))
    await settled()
    await store(4)
    outbox.release(ward)
    outbox.release(lab)
    expect(states()).toEqual(['b sending'])
  })

  it('takes its own entry for the answer, and resends nothing', async () => {
    const { attempts, entryOf, last, outbox, refuse, states } = setUp()
    outbox.opened(own)
    const sent = outbox.write(ward, plain('a'))
    await settled()
    outbox.lost()
    await refuse('connection-lost')
    outbox.entry(ward, entryOf(last(), 4))
    await expect(sent).resolves.toMatchObject({ sequence: 4 })
    outbox.opened(own)
    await settled()
    expect([states(), attempts.length]).toEqual([[], 1])
  })

  it('goes on when the entry came before the reply', async () => {
    const { entryOf, last, outbox, states, store } = setUp()
    outbox.opened(own)
    for (const text of ['a', 'b']) void outbox.write(ward, plain(text))
    await settled()
    outbox.entry(ward, entryOf(last(), 4))
    await store(4)
    expect(states()).toEqual(['b sending'])
  })

  it.each<[string, Partial<ReturnType<typeof entry>>]>([
    ['another device', { deviceId: deviceId('ken') }],
    ['another envelope', { envelope: envelope('forged') }],
    ['another id', { messageId: entry(9).messageId }],
  ])('does not take an entry with %s for its own', async (_, changes) => {
    const { entryOf, last, outbox, states } = setUp()
    outbox.opened(own)
    void outbox.write(ward, plain('a'))
    await settled()
    outbox.entry(ward, { ...entryOf(last(), 4), ...changes })
    expect(states()).toEqual(['a sending'])
  })

  it('does not take an entry for a message that was never sent', async () => {
    const { outbox, states } = setUp()
    outbox.opened(own)
    outbox.lost()
    void outbox.write(ward, plain('a'))
    const [item] = outbox.list(ward)
    if (item === undefined) throw new Error('it must be there')
    outbox.entry(ward, entry(1, { messageId: item.messageId, envelope: envelope('a') }))
    await settled()
    expect(states()).toEqual(['a queued'])
  })

  it.each(['', ' ', 'a\ud800', 'x'.repeat(16_001)])('refuses a text that cannot be sent', async (text) => {
    const { outbox, shown } = setUp()
    await expect(outbox.write(ward, plain(text))).rejects.toMatchObject({ name: 'text-refused' })
    expect(shown).toEqual([])
  })

  it('is empty after clearing, and hears no late answer', async () => {
    const { clock, outbox, shown, states, store } = setUp()
    outbox.opened(own)
    const sent = [outbox.write(ward, plain('a')), outbox.write(ward, plain('b'))]
    await settled()
    outbox.clear(new WarifuError('client-closed'))
    await Promise.all(sent.map((each) => expect(each).rejects.toMatchObject({ name: 'client-closed' })))
    const before = shown.length
    await store(1)
    expect([states(), shown.length, clock.nextIn()]).toEqual([[], before, undefined])
  })
})

/** What can happen between a writer and a server. */
const happening = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constant('write' as const), room: fc.constantFrom(ward, lab) }) },
  { weight: 6, arbitrary: fc.constant({ act: 'store and answer' } as const) },
  { weight: 3, arbitrary: fc.constant({ act: 'store and cut' } as const) },
  { weight: 2, arbitrary: fc.constant({ act: 'cut' } as const) },
  { weight: 2, arbitrary: fc.constant({ act: 'refuse' } as const) },
  { weight: 2, arbitrary: fc.constant({ act: 'show' } as const) },
  { weight: 2, arbitrary: fc.constant({ act: 'wait' } as const) },
)

type Log = { readonly messageId: MessageId; readonly envelope: string }[]

/** Plays a history to its end, against a server that stores by `messageId`; returns its log and what was written, per room. */
async function play(
  happenings: readonly (typeof happening extends fc.Arbitrary<infer Each> ? Each : never)[],
  isStored: (log: Log, messageId: MessageId) => number,
) {
  const { attempts, clock, entryOf, outbox } = setUp()
  const logs = new Map<RoomId, Log>([
    [ward, []],
    [lab, []],
  ])
  const written = new Map<RoomId, string[]>([
    [ward, []],
    [lab, []],
  ])
  const results: Promise<unknown>[] = []
  const shown: [RoomId, ReturnType<typeof entry>][] = []

  const store = (attempt: Attempt): Stored => {
    const log = logs.get(attempt.roomId) ?? []
    const at = isStored(log, attempt.messageId)
    const sequence = at >= 0 ? at + 1 : log.push(attempt)
    shown.push([attempt.roomId, entryOf(attempt, sequence)])
    return { sequence, at: 10, envelopeHash: hash }
  }
  const cut = async () => {
    outbox.lost()
    for (const { answer } of attempts.splice(0)) answer.reject(new WarifuError('connection-lost'))
    await settled()
    outbox.opened(own)
    await settled()
  }
  outbox.opened(own)
  for (const [i, each] of happenings.entries()) {
    const oldest = attempts[0]
    if (each.act === 'write') {
      const text = String(i)
      written.get(each.room)?.push(envelope(text))
      results.push(outbox.write(each.room, plain(text)))
    } else if (each.act === 'cut') await cut()
    else if (each.act === 'wait') await clock.advance(700)
    else if (each.act === 'show') for (const [room, its] of shown.splice(0)) outbox.entry(room, its)
    else if (oldest !== undefined && each.act === 'store and cut') {
      store(oldest)
      await cut()
    } else if (oldest !== undefined) {
      attempts.shift()
      if (each.act === 'store and answer') oldest.answer.resolve(store(oldest))
      else oldest.answer.reject(new WarifuError('budget-exceeded', { retryAfterMs: 500 }))
    }
    await settled()
  }
  for (let i = 0; i < 2 * happenings.length + 2; i += 1) {
    await clock.advance(60_000)
    for (const attempt of attempts.splice(0)) attempt.answer.resolve(store(attempt))
  }
  await Promise.all(results)
  const stored = (room: RoomId) => logs.get(room)?.map((each) => each.envelope)
  return { stored, written: (room: RoomId) => written.get(room), left: [...outbox.list(ward), ...outbox.list(lab)] }
}

const byId = (log: Log, messageId: MessageId): number => log.findIndex((each) => each.messageId === messageId)

const onceInOrder = (isStored: typeof byId) =>
  fc.asyncProperty(fc.array(happening, { maxLength: 40, size: 'max' }), async (happenings) => {
    const { left, stored, written } = await play(happenings, isStored)
    for (const room of [ward, lab]) expect(stored(room)).toEqual(written(room))
    expect(left).toEqual([])
  })

describe('whatever is cut, refused or answered twice', () => {
  it('[SQ8, SQ9] ends with each message stored once, in the order of writing', async () => {
    await fc.assert(onceInOrder(byId), { numRuns: 200 })
  })

  it('control: against a server that does not know ids again it does not', async () => {
    expect(
      (
        await fc.check(
          onceInOrder(() => -1),
          { numRuns: 200 },
        )
      ).failed,
    ).toBe(true)
  })
})
