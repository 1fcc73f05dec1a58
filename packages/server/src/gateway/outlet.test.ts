import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createOutlet } from './outlet.ts'

/** A stream that takes nothing until told to. */
function slowStream() {
  const events = new EventEmitter()
  const stream = {
    written: [] as string[],
    corked: 0,
    writes: 0,
    writableLength: 0,
    cork: () => (stream.corked += 1),
    uncork: () => {
      stream.corked -= 1
      stream.writes += 1
    },
    write: (frame: Buffer) => {
      stream.written.push(frame.toString())
      stream.writableLength += frame.length
      return false
    },
    on: events.on.bind(events) as never,
    takeAll: () => {
      stream.writableLength = 0
      events.emit('drain')
    },
    /** Below its high-water mark a stream empties without a word. */
    takeAllQuietly: () => {
      stream.writableLength = 0
    },
  }
  return stream
}

function setUp(slowReaderMs = 100) {
  const stream = slowStream()
  let now = 0
  const due: (() => void)[] = []
  const outlet = createOutlet(
    stream,
    (flush) => void due.push(flush),
    { queueBytes: 10, slowReaderMs },
    { monotonic: () => now },
  )
  return {
    stream,
    outlet,
    pass: (ms: number) => (now += ms),
    tick: () => {
      for (const flush of due.splice(0)) flush()
    },
  }
}

describe('outlet', () => {
  it('writes the frames of a tick in order, in one corked run', () => {
    const { stream, outlet, tick } = setUp()
    for (const frame of ['a', 'b', 'c']) outlet.push(Buffer.from(frame))
    expect(stream.written).toEqual([])
    tick()
    expect(stream.written).toEqual(['a', 'b', 'c'])
    expect([stream.writes, stream.corked]).toEqual([1, 0])
  })

  it('drops what has not left', () => {
    const { stream, outlet, tick } = setUp()
    outlet.push(Buffer.from('secret'))
    outlet.drop()
    tick()
    expect(stream.written).toEqual([])
    expect(outlet.backlog()).toBe(0)
  })

  it('does not hold against a reader what it was never offered: a burst of one tick', () => {
    const { outlet, stream, tick } = setUp()
    outlet.push(Buffer.alloc(1_000))
    expect(outlet.tooSlow()).toBe(false)
    tick()
    stream.takeAll()
    expect(outlet.tooSlow()).toBe(false)
  })

  it.each([
    [80, false],
    [81, true],
  ])(
    'with %d bytes not taken of a share of 10, too slow is %s: eight shares are too many at once',
    (bytes, expected) => {
      const { outlet, tick } = setUp()
      outlet.push(Buffer.alloc(bytes))
      tick()
      outlet.push(Buffer.alloc(1))
      expect(outlet.tooSlow()).toBe(expected)
    },
  )

  it('is too slow where more than its share waits for longer than a burst', () => {
    const { outlet, tick, pass } = setUp(3_600_000)
    const offer = () => {
      outlet.push(Buffer.alloc(6))
      tick()
    }
    offer()
    offer()
    offer()
    pass(2_000)
    expect(outlet.tooSlow()).toBe(false)
    pass(1)
    expect(outlet.tooSlow()).toBe(true)
  })

  it('counts what waits and what the stream still holds', () => {
    const { outlet, tick } = setUp()
    outlet.push(Buffer.alloc(6))
    tick()
    outlet.push(Buffer.alloc(6))
    expect(outlet.backlog()).toBe(12)
  })

  it('is too slow where it never catches up, however little waits', () => {
    const { outlet, stream, tick, pass } = setUp()
    outlet.push(Buffer.alloc(1))
    tick()
    pass(101)
    expect(outlet.tooSlow()).toBe(true)
    stream.takeAll()
    expect(outlet.tooSlow()).toBe(false)
  })

  it('starts counting anew after it caught up', () => {
    const { outlet, stream, tick, pass } = setUp()
    outlet.push(Buffer.alloc(1))
    tick()
    pass(90)
    stream.takeAll()
    outlet.push(Buffer.alloc(1))
    tick()
    pass(90)
    expect(outlet.tooSlow()).toBe(false)
  })

  it('does not take a reader that keeps up with a busy room for one that never catches up', () => {
    const { outlet, stream, tick, pass } = setUp()
    for (let ms = 0; ms <= 1_000; ms += 10) {
      outlet.push(Buffer.alloc(1))
      tick()
      pass(10)
      outlet.push(Buffer.alloc(1))
      expect(outlet.tooSlow()).toBe(false)
      stream.takeAllQuietly()
    }
  })
})
