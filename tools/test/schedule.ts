import { FAILED, type Ended, type Step } from './step.ts'

const CORES = 2

export type Told = (step: Step, ended: Ended, milliseconds: number) => void

/**
 * Runs the steps, each once, in their order as far as what they need and two cores allow. A step that throws has failed; one that
 * needs a failed step is not run, and has failed too.
 */
export async function runSteps(steps: readonly Step[], told: Told, now: () => number): Promise<Ended[]> {
  const results = new Map<string, Ended>()
  const waiting = [...steps]
  const running = new Map<string, { step: Step; done: Promise<void> }>()
  const end = (step: Step, ended: Ended, milliseconds: number): void => {
    results.set(step.name, ended)
    told(step, ended, milliseconds)
  }

  while (waiting.length > 0 || running.size > 0) {
    const next = ready(waiting, results, running)
    if (next.length === 0 && running.size === 0)
      throw new Error(`${waiting.map(({ name }) => name).join(', ')}: needs a step that is not there`)
    for (const step of next) {
      waiting.splice(waiting.indexOf(step), 1)
      const missing = step.needs.find((name) => failed(results.get(name)))
      if (missing !== undefined) {
        end(step, { tally: FAILED, output: `Not run: ${missing} failed.`, figures: [] }, 0)
        continue
      }
      const began = now()
      const done = attempt(step).then((ended) => {
        running.delete(step.name)
        end(step, ended, now() - began)
      })
      running.set(step.name, { step, done })
    }
    if (running.size > 0) await Promise.race([...running.values()].map(({ done }) => done))
  }
  return steps.flatMap(({ name }) => results.get(name) ?? [])
}

const failed = (ended: Ended | undefined): boolean => ended !== undefined && ended.tally.failed > 0

/** The next steps that fit: none overtakes one that waits for cores, or a long one would wait for ever. */
function ready(
  waiting: readonly Step[],
  results: ReadonlyMap<string, Ended>,
  running: ReadonlyMap<string, { step: Step }>,
): Step[] {
  let free = CORES - [...running.values()].reduce((busy, { step }) => busy + step.cores, 0)
  const next: Step[] = []
  for (const step of waiting) {
    if (!step.needs.every((name) => results.has(name))) continue
    if (step.cores > free) break
    free -= step.cores
    next.push(step)
  }
  return next
}

async function attempt(step: Step): Promise<Ended> {
  try {
    return await step.run()
  } catch (error) {
    const output = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { tally: FAILED, output: `The step broke. ${output}`, figures: [] }
  }
}
