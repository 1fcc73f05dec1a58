import * as z from 'zod/mini'
import { FAILED, type Tally } from './step.ts'

const Vitest = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

const Playwright = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
})

/** @param report what vitest's JSON reporter wrote; null where it wrote nothing */
export function vitestTally(report: string | null, exitCode: number): Tally {
  const result = Vitest.safeParse(parsed(report))
  if (!result.success) return FAILED
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = result.data
  // A file that could not even be loaded has no test that could fail.
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const tally = {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length,
    skipped: numPendingTests + numTodoTests,
  }
  return honest(tally, exitCode)
}

/** @param report what Playwright's JSON reporter wrote; null where it wrote nothing */
export function playwrightTally(report: string | null, exitCode: number): Tally {
  const result = Playwright.safeParse(parsed(report))
  if (!result.success) return FAILED
  const { stats, errors } = result.data
  const tally = {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }
  return honest(tally, exitCode)
}

/** A suite that ran nothing, or that ended badly although no test of it failed, has failed. */
function honest(tally: Tally, exitCode: number): Tally {
  const ranNothing = tally.passed + tally.failed === 0
  const endedBadly = exitCode !== 0 && tally.failed === 0
  return ranNothing || endedBadly ? { ...tally, failed: tally.failed + 1 } : tally
}

function parsed(report: string | null): unknown {
  try {
    return report === null ? undefined : JSON.parse(report)
  } catch {
    return undefined // No schema accepts it: a report cut short counts as a failure.
  }
}
