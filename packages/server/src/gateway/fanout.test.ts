import { describe, expect, it } from 'vitest'
import type { AccountId, DeviceId, Entry, MessageId, Privacy, RoomId } from '@warifu/protocol'
import { createMemoryBus } from '../bus/memory.ts'
import { roomTopic, type RoomNews } from '../bus/topics.ts'
import { systemClock } from '../clock.ts'
import type { Connection } from './connection.ts'
import { createFanout } from './fanout.ts'

const roomId = 'r' as RoomId
const OPEN: Privacy = { typing: true, presence: true, receipts: true }
const entry = (sequence: number): Entry => ({
  kind: 'message',
  sequence,
  at: 0,
  accountId: 'a' as AccountId,
  deviceId: 'd' as DeviceId,
  messageId: 'm' as MessageId,
  envelope: 'AA',
})

function setUp() {
  const bus = createMemoryBus(systemClock)
  const due: (() => void)[] = []
  let delivered = 0
  const privacies = new Map<AccountId, Privacy>()
  const changes: [RoomId, AccountId[]][] = []
  const fanout = createFanout({
    bus,
    flusher: (flush) => void due.push(flush),
    metrics: { deliveries: { inc: (n: number) => (delivered += n) } as never },
    privacies: { known: (accountId) => privacies.get(accountId) ?? OPEN },
    onChanged: (changed, accountIds) => changes.push([changed, [...accountIds]]),
  })
  const reader = (name = 'reader') => {
    const frames: Buffer[] = []
    const deliver = (frame: Buffer) => frames.push(frame)
    return { frames, connection: { deliver, holder: { accountId: name } } as unknown as Connection }
  }
  const tick = () => {
    for (const flush of due.splice(0)) flush()
  }
  const say = (sequence: number) => bus.publish(roomTopic(roomId), { kind: 'entry', entry: entry(sequence) })
  const whisper = (news: RoomNews) => bus.publish(roomTopic(roomId), news)
  return { changes, fanout, privacies, reader, tick, say, whisper, delivered: () => delivered }
}

describe('fanout', () => {
  it('builds a frame once: every reader gets the same bytes', async () => {
    const { fanout, reader, tick, say } = setUp()
    const [a, b] = [reader(), reader()]
    fanout.follow(a.connection, roomId)
    fanout.follow(b.connection, roomId)
    await say(1)
    tick()
    expect(a.frames).toHaveLength(1)
    expect(a.frames[0]).toBe(b.frames[0])
  })

  it('joins what is ready together into one run of bytes, in order', async () => {
    const { fanout, reader, tick, say, delivered } = setUp()
    const { frames, connection } = reader()
    fanout.follow(connection, roomId)
    for (const sequence of [1, 2, 3]) await say(sequence)
    tick()
    expect(frames).toHaveLength(1)
    expect([...String(frames[0]).matchAll(/"sequence":(\d)/g)].map(([, n]) => n)).toEqual(['1', '2', '3'])
    expect(delivered()).toBe(3)
  })

  it('[S24] delivers nothing of a room after it was left, not even what was waiting', async () => {
    const { fanout, reader, tick, say } = setUp()
    const { frames, connection } = reader()
    fanout.follow(connection, roomId)
    await say(1)
    fanout.unfollow(connection, roomId)
    tick()
    await say(2)
    tick()
    expect(frames).toEqual([])
  })

  it('delivers once to a reader that follows twice, and nothing after it is gone', async () => {
    const { fanout, reader, tick, say } = setUp()
    const { frames, connection } = reader()
    fanout.follow(connection, roomId)
    fanout.follow(connection, roomId)
    await say(1)
    tick()
    expect(frames).toHaveLength(1)
    fanout.leaveAll(connection)
    await say(2)
    tick()
    expect(frames).toHaveLength(1)
  })
})

describe('what members share', () => {
  const [hana, lee, sho] = ['hana', 'lee', 'sho'] as unknown as [AccountId, AccountId, AccountId]
  const typing = { kind: 'typing', accountId: hana, typing: true } as const
  const receipt = { kind: 'receipt', accountId: hana, sequence: 4 } as const

  function three() {
    const made = setUp()
    const readers = { hana: made.reader('hana'), lee: made.reader('lee'), sho: made.reader('sho') }
    for (const { connection } of Object.values(readers)) made.fanout.follow(connection, roomId)
    const heard = () => Object.values(readers).map(({ frames }) => frames.length)
    return { ...made, heard }
  }

  it('[PR2] [PR4] reaches the others, and not who it is about', async () => {
    const { heard, whisper } = three()
    await whisper(typing)
    await whisper(receipt)
    expect(heard()).toEqual([0, 2, 2])
  })

  it.each([
    ['typing', typing],
    ['receipts', receipt],
  ] as const)('[PR1] does not reach who does not share %s', async (share, news) => {
    const { heard, privacies, whisper } = three()
    privacies.set(lee, { ...OPEN, [share]: false })
    await whisper(news)
    expect(heard()).toEqual([0, 0, 1])
    // The control: with what Lee hides of the rest, Lee hears it.
    privacies.set(lee, { typing: false, presence: false, receipts: false, [share]: true })
    await whisper(news)
    expect(heard()).toEqual([0, 1, 2])
  })

  it('[PR4] tells no receipts one by one where everybody would be told of everybody', async () => {
    const { fanout, reader, whisper } = setUp()
    const crowd = Array.from({ length: 65 }, (_, i) => reader(`reader ${i}`))
    for (const { connection } of crowd.slice(0, 64)) fanout.follow(connection, roomId)
    const told = () => crowd.filter(({ frames }) => frames.length > 0).length
    const [last] = crowd.slice(-1)
    await whisper({ ...receipt, accountId: 'somebody' as AccountId })
    expect(told()).toBe(64)
    for (const { frames } of crowd) frames.length = 0
    if (last !== undefined) fanout.follow(last.connection, roomId)
    await whisper({ ...receipt, accountId: 'somebody' as AccountId })
    expect(told()).toBe(0)
    await whisper({ ...receipt, accountId: 'somebody' as AccountId, sequence: null })
    expect(told()).toBe(65)
  })

  it('has each account look anew at a room that changed', async () => {
    const { changes, whisper } = three()
    await whisper({ kind: 'changed' })
    expect(changes).toEqual([[roomId, [hana, lee, sho]]])
  })
})
