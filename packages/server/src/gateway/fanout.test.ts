import { describe, expect, it } from 'vitest'
import type { AccountId, DeviceId, Entry, MessageId, RoomId } from '@warifu/protocol'
import { createMemoryBus } from '../bus/memory.ts'
import { roomTopic } from '../bus/topics.ts'
import { systemClock } from '../clock.ts'
import type { Connection } from './connection.ts'
import { createFanout } from './fanout.ts'

const roomId = 'r' as RoomId
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
  const fanout = createFanout({
    bus,
    flusher: (flush) => void due.push(flush),
    metrics: { deliveries: { inc: (n: number) => (delivered += n) } as never },
  })
  const reader = () => {
    const frames: Buffer[] = []
    return { frames, connection: { deliver: (frame: Buffer) => frames.push(frame) } as unknown as Connection }
  }
  const tick = () => {
    for (const flush of due.splice(0)) flush()
  }
  const say = (sequence: number) => bus.publish(roomTopic(roomId), { kind: 'entry', entry: entry(sequence) })
  return { fanout, reader, tick, say, delivered: () => delivered }
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
