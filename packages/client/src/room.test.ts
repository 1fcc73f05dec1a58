import type { Entry } from '@warifu/protocol'
import { describe, expect, it } from 'vitest'
import { createCalls } from './calls.ts'
import { createEmitter } from './events.ts'
import { createRoomHandle, toRoomId, type RoomEvents } from './room.ts'
import { createFakeClock } from './testing/fake-clock.ts'
import { accountId, entry, envelope, roomId } from './testing/samples.ts'

const ward = roomId('ward')

function setUp() {
  const sent: unknown[] = []
  const calls = createCalls({
    clock: createFakeClock(),
    timeoutMs: 10_000,
    send: (text) => sent.push(JSON.parse(text)) > 0,
    fault: () => undefined,
  })
  const unused = () => {
    throw new Error('not used here')
  }
  const handle = createRoomHandle(ward, {
    call: calls.call,
    repeat: calls.call,
    rooms: { get: () => null },
    outbox: { list: () => [], write: unused, retry: unused, cancel: unused, take: unused },
    markRead: unused,
    events: createEmitter<RoomEvents>(unused),
    follow: unused,
    unfollow: unused,
    learn: unused,
    typing: unused,
    me: () => accountId('hana'),
  })
  const read = (...entries: Entry[]) => {
    const page = handle.history({ limit: 10 })
    calls.reply({ id: 1, ok: true, result: { entries, related: [], head: 9, more: true } })
    return page
  }
  return { handle, read, sent }
}

describe('history', () => {
  it('opens what can be opened, and shows the rest as unreadable', async () => {
    const { read } = setUp()
    const page = await read(entry(1, { envelope: envelope('割符') }), entry(2, { envelope: 'AQ' }))
    expect(page).toMatchObject({
      entries: [
        { sequence: 1, content: { state: 'opened', text: '割符' } },
        { sequence: 2, content: { state: 'unreadable', reason: 'suite-unknown' } },
      ],
      head: 9,
      more: true,
    })
  })

  it.each([
    ['a hole', [1, 3]],
    ['a double', [1, 1]],
    ['a wrong order', [2, 1]],
  ])('[SQ2] refuses a page with %s', async (_, sequences) => {
    const { read } = setUp()
    await expect(read(...sequences.map((sequence) => entry(sequence)))).rejects.toMatchObject({
      name: 'answer-invalid',
    })
  })

  it('asks for the newest where no place is given', () => {
    const { handle, sent } = setUp()
    void handle.history({ limit: 5 })
    expect(sent).toMatchObject([{ params: { direction: 'before', sequence: Number.MAX_SAFE_INTEGER, limit: 5 } }])
  })
})

describe('toRoomId', () => {
  it('takes what is a room id, and nothing else', () => {
    expect(toRoomId(ward)).toBe(ward)
    expect(toRoomId('../ward')).toBeNull()
    expect(toRoomId('')).toBeNull()
  })
})
