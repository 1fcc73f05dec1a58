/** Runs jobs in the order they came, so many at a time. A job that fails is over; nobody is told. */
export type Lanes = { readonly run: (job: () => Promise<void>) => void; readonly clear: () => void }

export function createLanes(most: number): Lanes {
  let waiting: readonly (() => Promise<void>)[] = []
  let running = 0
  const next = () => {
    const [job, ...rest] = waiting
    if (job === undefined || running >= most) return
    waiting = rest
    running += 1
    job()
      .catch(() => {})
      .finally(() => {
        running -= 1
        next()
      })
  }
  return {
    run(job) {
      waiting = [...waiting, job]
      next()
    },
    clear() {
      waiting = []
    },
  }
}
