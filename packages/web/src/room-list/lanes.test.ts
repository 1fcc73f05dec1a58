import { WarifuError } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { createFakeClock } from '../testing/fake-clock.ts'
import { createLanes, type Pace } from './lanes.ts'

const settled = () => new Promise((resolve) => setImmediate(resolve))

function setUp(pace: Partial<Pace> = {}) {
  const clock = createFakeClock()
  const lanes = createLanes({ most: 2, burst: 100, everyMs: 100, ...pace }, clock)
  const begun: string[] = []
  const failed = vi.fn()
  /** A job that ends when a test says so. */
  const run = (name: string) => {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>()
    lanes.run(async () => {
      begun.push(name)
      await promise
    }, failed)
    return { end: () => resolve(undefined), fail: reject }
  }
  const runMany = (count: number) => {
    for (let at = 0; at < count; at += 1) {
      lanes.run(async () => {
        begun.push(String(at))
      }, failed)
    }
  }
  return { clock, lanes, begun, failed, run, runMany }
}

describe('lanes', () => {
  it('run jobs in the order they came, so many at a time', async () => {
    const { begun, run } = setUp()
    const [a, b] = [run('a'), run('b'), run('c'), run('d')] as const
    expect(begun).toEqual(['a', 'b'])
    b.end()
    await settled()
    expect(begun).toEqual(['a', 'b', 'c'])
    a.end()
    await settled()
    expect(begun).toEqual(['a', 'b', 'c', 'd'])
  })

  it('begin a few at once, and after them one in a while', async () => {
    const { clock, begun, runMany } = setUp({ burst: 3 })
    runMany(5)
    await settled()
    expect(begun).toHaveLength(3)
    clock.advance(100)
    await settled()
    expect(begun).toHaveLength(4)
    clock.advance(99)
    await settled()
    expect(begun).toHaveLength(4)
    clock.advance(1)
    await settled()
    expect(begun).toHaveLength(5)
  })

  it('allow as many at once again after a rest, and no more', async () => {
    const { clock, begun, runMany } = setUp({ burst: 3 })
    runMany(3)
    await settled()
    clock.advance(10_000)
    runMany(5)
    await settled()
    expect(begun).toHaveLength(6)
  })

  it('go on after a job that failed, which is told once', async () => {
    const { begun, failed, run } = setUp({ most: 1 })
    const first = run('a')
    run('b')
    first.fail(new WarifuError('connection-lost'))
    await settled()
    expect(failed).toHaveBeenCalledTimes(1)
    expect(begun).toEqual(['a', 'b'])
  })

  it('ask again when the server says, and nothing else before', async () => {
    const { clock, lanes, begun, failed } = setUp()
    let refusals = 1
    lanes.run(async () => {
      begun.push('a')
      refusals -= 1
      if (refusals >= 0) throw new WarifuError('budget-exceeded', { retryAfterMs: 700 })
    }, failed)
    await settled()
    lanes.run(async () => {
      begun.push('b')
    }, failed)
    clock.advance(699)
    await settled()
    expect(begun).toEqual(['a'])
    clock.advance(1)
    await settled()
    expect(begun).toEqual(['a', 'a'])
    clock.advance(100)
    await settled()
    expect(begun).toEqual(['a', 'a', 'b'])
    expect(failed).not.toHaveBeenCalled()
  })

  it('forget what has not begun', async () => {
    const { lanes, begun, run } = setUp({ most: 1 })
    const first = run('a')
    run('b')
    lanes.clear()
    first.end()
    await settled()
    expect(begun).toEqual(['a'])
  })
})
