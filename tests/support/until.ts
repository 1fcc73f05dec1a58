import { setImmediate as tick } from 'node:timers/promises'

/** Resolves as soon as something holds; the test's own time-out ends what never does. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await tick()
}
