import { describe, expect, it } from 'vitest'
import { playwrightTally, vitestTally } from './tally.ts'

type Counts = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: unknown[]
}
const vitest = (counts: Partial<Counts>): string =>
  JSON.stringify({
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
    ...counts,
  })

describe('a report of vitest', () => {
  it('counts every test', () => {
    const report = vitest({ numPassedTests: 300, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 })
    expect(vitestTally(report, 1)).toEqual({ passed: 300, failed: 2, skipped: 2 })
  })

  it('counts a file that could not be loaded as a failure', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{}] },
    ]
    expect(vitestTally(vitest({ numPassedTests: 1, testResults }), 1)).toMatchObject({ passed: 1, failed: 1 })
  })

  it('is a failure where no test was found', () => {
    expect(vitestTally(vitest({}), 0)).toMatchObject({ passed: 0, failed: 1 })
  })

  it('is a failure where vitest ended badly though every test passed', () => {
    expect(vitestTally(vitest({ numPassedTests: 9 }), 1)).toEqual({ passed: 9, failed: 1, skipped: 0 })
  })

  it.each([null, '', '{"numPassedTests": 3', '{}'])('is a failure where it is missing or cut short: %j', (report) => {
    expect(vitestTally(report, 0)).toMatchObject({ passed: 0, failed: 1 })
  })
})

const playwright = (stats: object, errors: unknown[] = []): string =>
  JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors })

describe('a report of Playwright', () => {
  it('counts every test; one that passed only sometimes has failed', () => {
    const report = playwright({ expected: 7, unexpected: 1, flaky: 1, skipped: 2 })
    expect(playwrightTally(report, 1)).toEqual({ passed: 7, failed: 2, skipped: 2 })
  })

  it('counts an error outside of tests', () => {
    expect(playwrightTally(playwright({ expected: 3 }, [{ message: 'no browser' }]), 1)).toMatchObject({ failed: 1 })
  })

  it('is a failure where no test was found, and where nothing was written', () => {
    expect(playwrightTally(playwright({}), 0)).toMatchObject({ failed: 1 })
    expect(playwrightTally(null, 1)).toMatchObject({ failed: 1 })
  })
})
