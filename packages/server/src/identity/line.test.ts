import { describe, expect, it } from 'vitest'
import { createLine } from './line.ts'

const settled = () => new Promise((resolve) => setImmediate(resolve))

function task() {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let begun = false
  return { run: () => ((begun = true), promise), resolve, reject, begun: () => begun }
}

describe('line', () => {
  it('runs some at once, lets some wait, and refuses the rest', async () => {
    const line = createLine(2, 1)
    const tasks = Array.from({ length: 4 }, task)
    const results = tasks.map(({ run }) => line.run(run))
    await settled()
    expect(tasks.map(({ begun }) => begun())).toEqual([true, true, false, false])
    expect(await results[3]).toMatchObject({ refused: 'overloaded', retryAfterMs: 2_000 })
    tasks[0]?.resolve('done')
    expect(await results[0]).toBe('done')
    await settled()
    expect(tasks[2]?.begun()).toBe(true)
  })

  it('goes on after a task that throws', async () => {
    const line = createLine(1, 1)
    const broken = task()
    const result = line.run(broken.run)
    const next = line.run(() => Promise.resolve('next'))
    broken.reject(new Error('broken'))
    await expect(result).rejects.toThrow('broken')
    expect(await next).toBe('next')
  })

  it.each([0, 1, 2])('with %i places to wait never runs more than two', async (mostWaiting) => {
    const line = createLine(2, mostWaiting)
    let running = 0
    let most = 0
    const one = async () => {
      running += 1
      most = Math.max(most, running)
      await settled()
      running -= 1
    }
    for (let round = 0; round < 5; round += 1) await Promise.all(Array.from({ length: 10 }, () => line.run(one)))
    expect(most).toBe(2)
  })
})
