import { refuse, type Refusal } from '../refusal.ts'

/** A queue with an end: runs a few tasks at a time, lets some wait, and refuses the rest. */
export type Line = {
  /** The task's result; or a refusal at once, where too many wait already. What a task throws reaches its caller. */
  readonly run: <Result>(task: () => Promise<Result>) => Promise<Result | Refusal<'overloaded'>>
}

/** When there should be room again: a full queue is worked off within a few seconds. */
const RETRY_MS = 2_000

export function createLine(atOnce: number, mostWaiting: number): Line {
  const waiting: (() => void)[] = []
  let running = 0

  const begin = async () => {
    if (running < atOnce) running += 1
    // Whoever ends hands its place on, so `running` stays.
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const end = () => {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }

  return {
    run: async (task) => {
      if (running >= atOnce && waiting.length >= mostWaiting) return refuse('overloaded', { retryAfterMs: RETRY_MS })
      await begin()
      try {
        return await task()
      } finally {
        end()
      }
    },
  }
}
