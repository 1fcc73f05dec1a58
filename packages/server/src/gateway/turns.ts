/** Runs the tasks of one key one after the other, in the order in which they came; different keys do not wait for each other. */
export type Turns<Key> = (key: Key, task: () => Promise<void>) => Promise<void>

export function createTurns<Key>(): Turns<Key> {
  const last = new Map<Key, Promise<void>>()
  return (key, task) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(task)
    // A failed task is its caller's to report; the next one has its turn all the same.
    const done = turn
      .catch(() => undefined)
      .then(() => {
        if (last.get(key) === done) last.delete(key)
      })
    last.set(key, done)
    return turn
  }
}
