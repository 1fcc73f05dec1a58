import { WarifuError } from '@warifu/client'
import type { Clock } from '../clock.ts'

/** Questions to the server that nobody waits for, in the order they came: few at a time, and no faster than leaves room for others. */
export type Lanes = {
  /**
   * Where the server says when to ask again, the job runs again then. Any other failure is told to `failed`, and the job is over.
   */
  readonly run: (job: () => Promise<void>, failed: () => void) => void
  /** What has not begun is forgotten. */
  readonly clear: () => void
}

export type Pace = {
  /** Jobs that run at the same time. */
  readonly most: number
  /** Jobs that may begin one right after the other, after a rest. */
  readonly burst: number
  /** Beyond them, one may begin in this time. */
  readonly everyMs: number
}

type Job = { readonly run: () => Promise<void>; readonly failed: () => void }

export function createLanes({ most, burst, everyMs }: Pace, clock: Clock): Lanes {
  let waiting: readonly Job[] = []
  let running = 0
  let allowed = burst
  /** Ends the wait for the next allowance; null: as many as may ever be are allowed. */
  let refill: (() => void) | null = null

  const allowAfter = (ms: number) => {
    refill = clock.after(ms, () => {
      refill = null
      allowed += 1
      if (allowed < burst) allowAfter(everyMs)
      next()
    })
  }

  const rest = (ms: number) => {
    refill?.()
    allowed = 0
    allowAfter(Math.max(ms, everyMs))
  }

  const begin = async (job: Job) => {
    running += 1
    try {
      await job.run()
    } catch (error) {
      const waitMs = error instanceof WarifuError ? error.retryAfterMs : undefined
      if (waitMs === undefined) job.failed()
      else {
        waiting = [job, ...waiting]
        rest(waitMs)
      }
    } finally {
      running -= 1
    }
    next()
  }

  const next = () => {
    while (running < most && allowed > 0) {
      const [job, ...others] = waiting
      if (job === undefined) return
      waiting = others
      allowed -= 1
      if (refill === null) allowAfter(everyMs)
      void begin(job)
    }
  }

  return {
    run(job, failed) {
      waiting = [...waiting, { run: job, failed }]
      next()
    },
    clear() {
      waiting = []
    },
  }
}
