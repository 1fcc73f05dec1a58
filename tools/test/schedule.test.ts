import { expect, it } from 'vitest'
import { runSteps } from './schedule.ts'
import { FAILED, PASSED, total, type Ended, type Step, type Tally } from './step.ts'

const ending = (tally: Tally): Ended => ({ tally, output: '', figures: [] })
const step = (name: string, parts: Partial<Step> = {}): Step => ({
  name,
  what: name,
  cores: 1,
  needs: [],
  run: () => Promise.resolve(ending(PASSED)),
  ...parts,
})
const quiet = (): void => undefined

/** Steps that say when they begin, and end when they are let. */
function watched() {
  const begun: string[] = []
  const ends = new Map<string, (ended: Ended) => void>()
  const held = (name: string, parts: Partial<Step> = {}): Step =>
    step(name, {
      run: () => {
        begun.push(name)
        return new Promise((resolve) => ends.set(name, resolve))
      },
      ...parts,
    })
  const let_ = async (name: string): Promise<void> => {
    ends.get(name)?.(ending(PASSED))
    await new Promise(setImmediate)
  }
  return { begun, held, let_ }
}

it('keeps two cores busy and no more, in order', async () => {
  const { begun, held, let_ } = watched()
  const all = runSteps([held('a'), held('b'), held('c'), held('d', { cores: 2 }), held('e')], quiet, () => 0)
  expect(begun).toEqual(['a', 'b'])
  await let_('a')
  expect(begun).toEqual(['a', 'b', 'c'])
  await let_('c')
  // A small step does not overtake a large one that waits, or the large one would wait for ever.
  expect(begun).toEqual(['a', 'b', 'c'])
  await let_('b')
  expect(begun).toEqual(['a', 'b', 'c', 'd'])
  await let_('d')
  await let_('e')
  expect(await all).toHaveLength(5)
})

it('does not run what needs a failed step, and counts it as failed', async () => {
  const build = step('build', { run: () => Promise.resolve(ending(FAILED)) })
  const [, journeys] = await runSteps([build, step('journeys', { needs: ['build'] })], quiet, () => 0)
  expect(journeys).toMatchObject({ tally: FAILED, output: 'Not run: build failed.' })
})

it('counts a step that breaks as failed, and goes on', async () => {
  const broken = step('broken', { run: () => Promise.reject(new Error('no disk')) })
  const [first, second] = await runSteps([broken, step('next')], quiet, () => 0)
  expect(first?.tally).toEqual(FAILED)
  expect(first?.output).toContain('no disk')
  expect(second?.tally).toEqual(PASSED)
})

it('does not wait for ever for a step that is not there', async () => {
  await expect(runSteps([step('a', { needs: ['nothing'] })], quiet, () => 0)).rejects.toThrow('not there')
})

it('adds up', () => {
  expect(total([PASSED, FAILED, { passed: 40, failed: 2, skipped: 1 }])).toEqual({ passed: 41, failed: 3, skipped: 1 })
})
