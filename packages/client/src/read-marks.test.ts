import { describe, expect, it } from 'vitest'
import { createReadMarks } from './read-marks.ts'
import { roomId } from './testing/samples.ts'
import { settled } from './testing/settled.ts'

function setUp() {
  const sent: [string, number, PromiseWithResolvers<undefined>][] = []
  const markRead = createReadMarks(async (room, sequence) => {
    const answer = Promise.withResolvers<undefined>()
    sent.push([room, sequence, answer])
    await answer.promise
  })
  const answer = async () => {
    sent.at(-1)?.[2].resolve(undefined)
    await settled()
  }
  return { answer, markRead, positions: () => sent.map(([, sequence]) => sequence), sent }
}

const a = roomId('a')

describe('read marks', () => {
  it('sends one position at a time, and of those that come meanwhile only the furthest', async () => {
    const { answer, markRead, positions } = setUp()
    const marks = [1, 2, 5, 3].map((sequence) => markRead(a, sequence))
    expect(positions()).toEqual([1])
    await answer()
    expect(positions()).toEqual([1, 5])
    await answer()
    await Promise.all(marks)
    expect(positions()).toEqual([1, 5])
  })

  it('sends nothing twice', async () => {
    const { answer, markRead, positions } = setUp()
    const marks = [markRead(a, 4), markRead(a, 4), markRead(a, 2)]
    await answer()
    await Promise.all(marks)
    expect(positions()).toEqual([4])
  })

  it('keeps rooms apart', () => {
    const { markRead, sent } = setUp()
    void markRead(a, 1)
    void markRead(roomId('b'), 1)
    expect(sent).toHaveLength(2)
  })

  it('tells everybody who waits of a failure, and starts afresh after it', async () => {
    const { markRead, positions, sent } = setUp()
    const marks = [markRead(a, 1), markRead(a, 2)].map((mark) => expect(mark).rejects.toThrow('lost'))
    sent[0]?.[2].reject(new Error('lost'))
    await Promise.all(marks)
    void markRead(a, 3)
    expect(positions()).toEqual([1, 3])
  })
})
